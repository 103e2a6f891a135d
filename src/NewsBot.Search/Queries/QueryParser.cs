using System.Collections.Concurrent;
using NewsBot.Search.Indexing;
using NewsBot.Search.Languages;
using NewsBot.Search.Text;

namespace NewsBot.Search.Queries;

/// <summary>
/// Turns a question into a query: tokenizes it, resolves its words to the library's terms, classifies the answer type,
/// and expands synonyms. Words become terms in the same way as those of paragraphs.
/// </summary>
internal sealed class QueryParser(
    TermLookup lookup,
    TermResolver resolver,
    SynonymTable synonyms,
    FrameTable frames,
    FormVariants variants
)
{
    /// <summary>The maximum length of a Telegram message; the rest is ignored.</summary>
    private const int MaxQuestionLength = 4096;

    /// <summary>What remains of the weight of a noun that names the type of answer: "year" in "what year".</summary>
    private const double AskedNounShare = 0.5;

    private readonly QuestionTokenizer _tokenizer = new(lookup, variants);

    // As many as threads have parsed at once.
    private readonly ConcurrentBag<QueryParserWorkspace> _idle = [];

    public Query Parse(string question)
    {
        if (!_idle.TryTake(out var workspace))
            workspace = new QueryParserWorkspace(lookup, synonyms);
        var query = Parse(question.Length > MaxQuestionLength ? question[..MaxQuestionLength] : question, workspace);
        _idle.Add(workspace);
        return query;
    }

    /// <summary>Whether the library has a word of a phrase.</summary>
    public bool IsKnown(string phrase)
    {
        foreach (var token in new Tokenizer(phrase))
        {
            if (lookup.IsKnown(token.In(phrase), token.Script))
                return true;
        }

        return false;
    }

    private Query Parse(string text, QueryParserWorkspace workspace)
    {
        var question = _tokenizer.Tokenize(text, workspace);
        var (language, words) = (question.Language, question.Tokens);

        // "Who is who?" has only function words: then these are its content.
        var hasNoContent = words.TrueForAll(word => word.IsStopWord);
        var normalized = workspace.Normalized;
        normalized.Clear();
        foreach (var word in words)
            normalized.Add(word.Normalized);
        var followUpStrength = hasNoContent ? FollowUpStrength.Surely : language.FollowUpCues.GetStrength(normalized);
        if (hasNoContent)
        {
            for (var i = 0; i < words.Count; i++)
                words[i] = words[i] with { IsStopWord = false, IsSubject = false, Term = null };
        }

        var firstNoun = words.Find(word => !word.IsStopWord)?.Normalized;
        var (answerTypes, place, counted) = language.AnswerTypeClassifier.Classify(normalized, firstNoun);

        // A copy, so it differs from the same word elsewhere in the question.
        var questionWord = place >= 0 ? words[place] = words[place] with { } : null;
        var terms = ResolveTerms(question, workspace);
        if (answerTypes != AnswerTypes.None && questionWord is not null)
            WeakenAskedNoun(words, terms, firstNoun, language);

        // In a script without capitals no word shows that it is a name.
        if (answerTypes == AnswerTypes.Name && !language.Script.HasCapitals())
            answerTypes = AnswerTypes.None;

        return workspace.Builder.Build(question, terms, questionWord, counted) with
        {
            AnswerTypes = answerTypes,
            FollowUpStrength = followUpStrength,
            Frames = frames.Find(question, answerTypes),
        };
    }

    private List<QueryTerm?> ResolveTerms(TokenizedQuestion question, QueryParserWorkspace workspace)
    {
        var terms = workspace.Terms;
        terms.Clear();
        foreach (var word in question.Tokens)
        {
            if (!word.IsStopWord && word.Term is null)
                workspace.Cache.Hold(word, resolver.Resolve(word, question.Language, workspace.SimilarTerms));
            terms.Add(word.IsStopWord ? null : word.Term);
        }

        if (!question.IsAllCaps)
        {
            resolver.ReplaceByInitials(question.Tokens, terms, workspace.SimilarTerms);
            resolver.AddAbbreviations(question.Tokens, terms);
        }

        return terms;
    }

    /// <summary>"What year" is answered by a year, not by the word "year".</summary>
    private static void WeakenAskedNoun(
        List<QueryToken> words,
        List<QueryTerm?> terms,
        string? firstNoun,
        Language language
    )
    {
        if (firstNoun is null || !language.AnswerTypeClassifier.IsAskedNoun(firstNoun))
            return;
        var noun = words.FindIndex(word => word.Normalized == firstNoun);
        if (noun >= 0 && terms[noun] is { } term)
            terms[noun] = term with { Idf = AskedNounShare * term.Idf };
    }
}

/// <summary>Lists that parsing one question needs, and the words that earlier questions had.</summary>
internal sealed class QueryParserWorkspace(TermLookup lookup, SynonymTable synonyms)
{
    public QueryTokenCache Cache { get; } = new();

    public LanguageScores LanguageScores { get; } = new();

    public List<QueryToken> Tokens { get; } = [];

    public List<string> Normalized { get; } = [];

    public List<QueryTerm?> Terms { get; } = [];

    public List<SimilarTerm> SimilarTerms { get; } = [];

    public QueryBuilder Builder { get; } = new(lookup, synonyms);
}
