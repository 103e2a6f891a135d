using System.Numerics;
using NewsBot.Search.Indexing;
using NewsBot.Search.Queries;
using NewsBot.Search.Text;

namespace NewsBot.Search.Reranking;

/// <summary>
/// A paragraph that may answer a question, with the question terms in it. Reused for another question once
/// this one is answered.
/// </summary>
internal sealed class Candidate
{
    /// <summary>How many words from the answer a cue may stand: "400 metres", "metres of 400".</summary>
    private const int CueReach = 2;

    /// <summary>How many words behind its subject a definition may begin: "Anna Berg (born 4 May 1970) is".</summary>
    private const int DefinitionReach = 8;

    /// <summary>How many words behind its number what is counted may stand: "twelve young boys".</summary>
    private const int CountedReach = 3;

    private Match[] _matches = new Match[32];
    private TermMatch[] _termMatches = new TermMatch[16];
    private Sentence[] _sentences = [];
    private int[] _places = new int[64];
    private int _matchCount;
    private int _termMatchCount;
    private int _sentenceCount;
    private uint _frames;

    /// <summary>The question.</summary>
    public Query Query { get; private set; } = null!;

    /// <summary>Its number in the library.</summary>
    public int Paragraph { get; private set; }

    /// <summary>Its place in its article, from 0.</summary>
    public int Place { get; private set; }

    /// <summary>How new its article is in the library: 1 for the newest date, 0 for the oldest or none.</summary>
    public double Recency { get; private set; }

    /// <summary>What its article has of the question.</summary>
    public MatchedArticle Article { get; private set; } = null!;

    /// <summary>The query's terms in the ten paragraphs before it.</summary>
    public ulong EarlierTerms { get; private set; }

    /// <summary>The length part of BM25: see <see cref="Retrieval.Bm25.Norm"/>.</summary>
    public double Norm { get; private set; }

    /// <summary>The occurrences of the query's terms, similar terms and function words, in order.</summary>
    public ReadOnlySpan<Match> Matches => _matches.AsSpan(0, _matchCount);

    /// <summary>The question's terms alone, in order.</summary>
    public ReadOnlySpan<TermMatch> TermMatches => _termMatches.AsSpan(0, _termMatchCount);

    /// <summary>Its sentences in order; at least one.</summary>
    public ArraySegment<Sentence> Sentences => new(_sentences, 0, _sentenceCount);

    /// <summary>The terms in it.</summary>
    public ulong Terms { get; private set; }

    /// <summary>The terms that are in it in the question's own form.</summary>
    public ulong SameForms { get; private set; }

    /// <summary>The function words in it.</summary>
    public ulong FunctionWords { get; private set; }

    /// <summary>In which ways words of it are similar to query terms.</summary>
    public SimilarWords Similar { get; private set; }

    /// <summary>How many of the question's frames it answers, in words that the question lacks.</summary>
    public int AnsweredFrames => BitOperations.PopCount(_frames);

    /// <summary>How like the question is to one that the article says this paragraph answers, from 0 to 1.</summary>
    public double AuthoredSimilarity { get; set; }

    /// <summary>
    /// How near it is to the answer of the previous question: 1 for the same paragraph, ½ for the next one, 0 without a
    /// previous question.
    /// </summary>
    public double NearnessToLastAnswer { get; set; }

    /// <summary>Whether its article was quoted last, and the question is complete nevertheless.</summary>
    public bool IsInLastArticle { get; set; }

    /// <summary>Whether the question is one that the article says this paragraph answers.</summary>
    public bool IsAuthoredAnswer { get; set; }

    /// <summary>The sentence that says most of what was asked.</summary>
    public Sentence Best { get; set; } = null!;

    /// <summary>How likely it answers, compared with the question's other candidates.</summary>
    public double Score { get; set; }

    /// <summary>The score without what the passage itself does not say: see <see cref="ParagraphFeatures.OtherShare"/>.</summary>
    public double OwnScore { get; set; }

    /// <summary>Σ idf of a set of terms.</summary>
    public double GetMass(ulong terms) => Query.GetMass(terms);

    /// <summary>Begins a paragraph, without its contents.</summary>
    /// <param name="paragraph">Its number in the library.</param>
    /// <param name="place">Its place in its article, from 0.</param>
    /// <param name="article">What its article has of the question.</param>
    /// <param name="before">The terms in the paragraphs before it.</param>
    public void Begin(
        Query query,
        int paragraph,
        int place,
        MatchedArticle article,
        ulong before,
        double norm,
        double recency
    )
    {
        (Query, Paragraph, Place, Article, EarlierTerms, Norm, Recency) = (
            query,
            paragraph,
            place,
            article,
            before,
            norm,
            recency
        );
        (_matchCount, _termMatchCount, _sentenceCount, _frames) = (0, 0, 0, 0);
        (Terms, SameForms, FunctionWords, Similar) = (0, 0, 0, SimilarWords.None);
        (AuthoredSimilarity, NearnessToLastAnswer, IsInLastArticle, IsAuthoredAnswer, Best, Score, OwnScore) = (
            0,
            0,
            false,
            false,
            null!,
            0,
            0
        );
    }

    /// <summary>Adds a sentence with the matches in it.</summary>
    /// <param name="firstToken">The first of them, counted from the paragraph's first.</param>
    /// <param name="map">What words are to the question.</param>
    public void AddSentence(
        IndexedSentence sentence,
        ReadOnlySpan<IndexedToken> tokens,
        int firstToken,
        QueryWordMap map
    )
    {
        var (firstMatch, firstTermMatch) = (_matchCount, _termMatchCount);
        var (terms, functionWords, similar, frames) = (0UL, 0UL, SimilarWords.None, 0U);
        var places = FindMatches(tokens, map.Kinds, out var kinds);
        foreach (var i in places)
        {
            var mark = map[tokens[i].Word];
            _matches[_matchCount++] = new Match(firstToken + i, mark);
            similar |= mark.Kind switch
            {
                MatchKind.Similar => SimilarWords.Letters,
                MatchKind.Related => SimilarWords.Meaning,
                _ => SimilarWords.None,
            };
            if (mark.Kind is MatchKind.Cue or MatchKind.Related or MatchKind.Similar)
                frames |= mark.Frames;
            if (mark.Kind == MatchKind.FunctionWord)
                functionWords |= 1UL << mark.Index;
            if (mark.Kind < MatchKind.Term)
                continue;
            if (_termMatchCount == _termMatches.Length)
                Array.Resize(ref _termMatches, 2 * _termMatchCount);
            _termMatches[_termMatchCount++] = new TermMatch(firstToken + i, mark.Index);
            terms |= 1UL << mark.Index;
            if (mark.Kind == MatchKind.SameForm)
                SameForms |= 1UL << mark.Index;
        }

        frames &= ~(uint)(map.BesideAnswer | map.BehindSubject);
        _frames |= frames;
        Similar |= similar;
        Terms |= terms;
        FunctionWords |= functionWords;
        if (_sentenceCount == _sentences.Length)
            _sentences =
            [
                .. _sentences,
                .. Enumerable.Range(0, Math.Max(4, _sentenceCount)).Select(_ => new Sentence(this)),
            ];
        _sentences[_sentenceCount]
            .Begin(
                _sentenceCount,
                sentence,
                tokens.Length,
                firstMatch.._matchCount,
                firstTermMatch.._termMatchCount,
                terms,
                functionWords,
                kinds,
                similar,
                BitOperations.PopCount(frames)
            );
        ReadBesideAnswer(_sentences[_sentenceCount], tokens, firstToken, map);
        _sentenceCount++;
    }

    /// <summary>Finds cues next to the words of a sentence that may be the answer.</summary>
    private void ReadBesideAnswer(
        Sentence sentence,
        ReadOnlySpan<IndexedToken> tokens,
        int firstToken,
        QueryWordMap map
    )
    {
        if (map.BehindSubject != 0)
            ReadDefinition(sentence, map);
        if (map.BesideAnswer == 0 && Query.CountedTerms == 0)
            return;
        var (hasCue, isCounted) = (false, false);
        if ((sentence.Kinds & Query.AnswerTypes) != AnswerTypes.None)
        {
            foreach (var match in sentence.Matches)
            {
                var at = match.Position - firstToken;
                if (!hasCue && (match.Mark.Frames & map.BesideAnswer) != 0)
                    hasCue =
                        HasAnswer(tokens, at - CueReach, at - 1, map) || HasAnswer(tokens, at + 1, at + CueReach, map);
                var isCountable = match.Mark.Kind is not (MatchKind.Cue or MatchKind.FunctionWord);
                if (!isCounted && isCountable && ((Query.CountedTerms >> match.Mark.Index) & 1) != 0)
                    isCounted = HasAnswer(tokens, at - CountedReach, at - 1, map);
            }
        }

        sentence.SetBesideAnswer(hasCue, map.BesideAnswer != 0 && !hasCue, isCounted);
    }

    /// <summary>Whether some tokens have one that may be the answer: of the type that is asked for, and no term.</summary>
    private bool HasAnswer(ReadOnlySpan<IndexedToken> tokens, int first, int last, QueryWordMap map)
    {
        for (var i = Math.Max(0, first); i <= Math.Min(last, tokens.Length - 1); i++)
        {
            if ((tokens[i].Kinds & Query.AnswerTypes) != AnswerTypes.None && map.Kinds[tokens[i].Word] < MatchKind.Term)
                return true;
        }

        return false;
    }

    /// <summary>Finds whether a sentence says what the question's subject is.</summary>
    private static void ReadDefinition(Sentence sentence, QueryWordMap map)
    {
        var subject = int.MinValue / 2;
        foreach (var match in sentence.Matches)
        {
            if (match.Mark.Kind >= MatchKind.Term)
                subject = match.Position;
            else if ((match.Mark.Frames & map.BehindSubject) != 0 && match.Position - subject <= DefinitionReach)
                sentence.Defines = true;
        }
    }

    /// <summary>
    /// Finds the tokens that belong to the question, and what the others are. Without a branch: which token is one
    /// cannot be predicted.
    /// </summary>
    private ReadOnlySpan<int> FindMatches(
        ReadOnlySpan<IndexedToken> tokens,
        ReadOnlySpan<MatchKind> wordKinds,
        out AnswerTypes kinds
    )
    {
        if (_places.Length < tokens.Length)
            _places = new int[2 * tokens.Length];
        if (_matches.Length < _matchCount + tokens.Length)
            Array.Resize(ref _matches, 2 * (_matchCount + tokens.Length));
        var places = _places.AsSpan(0, tokens.Length);
        var (count, all) = (0, 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            var kind = (int)wordKinds[tokens[i].Word];
            all |= (int)tokens[i].Kinds & ((kind - (int)MatchKind.Term) >> 31);
            places[count] = i;
            count += (-kind >>> 31) & 1;
        }

        kinds = (AnswerTypes)all;
        return places[..count];
    }
}

/// <summary>A sentence of a candidate.</summary>
/// <param name="paragraph">The paragraph that it is in.</param>
internal sealed class Sentence(Candidate paragraph)
{
    private Range _matches;

    /// <summary>The paragraph that it is in.</summary>
    public Candidate Paragraph { get; } = paragraph;

    /// <summary>Its place in the paragraph, from 0.</summary>
    public int Place { get; private set; }

    /// <summary>Its place in the paragraph's text.</summary>
    public TextRange Range { get; private set; }

    /// <summary>How it ends.</summary>
    public SentenceEnd End { get; private set; }

    /// <summary>Its number of words.</summary>
    public int Words { get; private set; }

    /// <summary>Its matches.</summary>
    public ReadOnlySpan<Match> Matches => Paragraph.Matches[_matches];

    /// <summary>Its terms among the <see cref="Candidate.TermMatches"/>.</summary>
    public Range TermMatches { get; private set; }

    /// <summary>The terms in it.</summary>
    public ulong Terms { get; private set; }

    /// <summary>The function words in it.</summary>
    public ulong FunctionWords { get; private set; }

    /// <summary>What its words are that are no terms of the question.</summary>
    public AnswerTypes Kinds { get; private set; }

    /// <summary>In which ways words of it are similar to query terms.</summary>
    public SimilarWords Similar { get; private set; }

    /// <summary>How many of the question's frames it answers, in words that the question lacks.</summary>
    public int AnsweredFrames { get; private set; }

    /// <summary>Whether one of the question's cues is next to what may be the answer.</summary>
    public bool HasCue { get; private set; }

    /// <summary>Whether the question has such cues, and none is next to what may be the answer.</summary>
    public bool LacksCue { get; private set; }

    /// <summary>Whether a number stands before what the question wants to have counted.</summary>
    public bool IsCounted { get; private set; }

    /// <summary>Whether it says what the subject of a question for a definition is.</summary>
    public bool Defines { get; set; }

    /// <summary>How likely it answers, compared with the paragraph's other sentences.</summary>
    public double Score { get; set; }

    /// <summary>Makes it another sentence.</summary>
    public void Begin(
        int place,
        IndexedSentence sentence,
        int words,
        Range matches,
        Range termMatches,
        ulong terms,
        ulong functionWords,
        AnswerTypes kinds,
        SimilarWords similar,
        int answeredFrames
    )
    {
        (Place, Range, End, Words, Terms, FunctionWords, Kinds, Similar, Score) = (
            place,
            sentence.Range,
            sentence.End,
            words,
            terms,
            functionWords,
            kinds,
            similar,
            0
        );
        (_matches, TermMatches) = (matches, termMatches);
        (AnsweredFrames, HasCue, LacksCue, IsCounted, Defines) = (answeredFrames, false, false, false, false);
    }

    /// <summary>Sets what stands beside what may be the answer.</summary>
    public void SetBesideAnswer(bool hasCue, bool lacksCue, bool isCounted) =>
        (HasCue, LacksCue, IsCounted) = (hasCue, lacksCue, isCounted);
}

/// <summary>An occurrence of a question term.</summary>
/// <param name="Position">Its token, counted from the paragraph's first.</param>
internal readonly record struct TermMatch(int Position, int Index);

/// <summary>A word of a paragraph that has to do with the question.</summary>
/// <param name="Position">Its token, counted from the paragraph's first.</param>
/// <param name="Mark">What it is to the question.</param>
internal readonly record struct Match(int Position, QueryWordMatch Mark);

/// <summary>In which ways a text has words that are similar to terms of the question.</summary>
[Flags]
internal enum SimilarWords : byte
{
    None = 0,

    /// <summary>In their letters.</summary>
    Letters = 1,

    /// <summary>In their meaning.</summary>
    Meaning = 2,
}
