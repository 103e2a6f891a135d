using System.Text;
using NewsBot.Search;
using NewsBot.Search.Collections;

namespace NewsBot.Benchmarks.Scale;

/// <summary>
/// Articles of any number that no one wrote: words as often as in real texts (Zipf–Mandelbrot: the word of rank r as 1
/// ∕ (r + 2.7)), paragraphs as long as those of news, and in each article a few rare words again and again, its
/// subject. The same seed makes the same articles.
/// </summary>
internal sealed class GeneratedLibrary
{
    private const int WordsOfSubject = 12;

    /// <summary>The share of a paragraph's words that are of its article's subject.</summary>
    private const double SubjectShare = 0.12;

    /// <summary>Of what ranks a subject's words are: neither function words nor words that nobody asks for.</summary>
    private const int FirstOfSubject = 500;

    private const double Mandelbrot = 2.7;
    private const double MeanLogLength = 4.26;
    private const double SpreadOfLogLength = 0.5;
    private const int MinLength = 8;
    private const int MaxLength = 400;
    private const int WordsOfSentence = 20;

    private static readonly string[] FunctionWords = (
        "the of and to in a is that for it was on with as he be at by his this had not are but from or have an they which one you were "
        + "all her she there would their we him been has when who will no more if out so what up into than its about some"
    ).Split(' ');

    private static readonly string[] Syllables =
    [
        .. from onset in "b c d f g h k l m n p r s t v w z br cl dr fl gr pl st tr".Split(' ')
        from vowel in "a e i o u ai ea ou".Split(' ')
        select onset + vowel,
    ];

    private readonly int _paragraphsOfArticle;
    private readonly Random _random;
    private readonly string[] _words;
    private readonly double[] _cumulated;

    /// <param name="words">How many words the language has.</param>
    /// <param name="paragraphsOfArticle">How many paragraphs an article has; the last one may have fewer.</param>
    public GeneratedLibrary(int words, int seed, int paragraphsOfArticle = 20)
    {
        _paragraphsOfArticle = paragraphsOfArticle;
        _random = new Random(seed);
        _words = [.. Enumerable.Range(0, words).Select(WordOf)];
        _cumulated = new double[words];
        var sum = 0.0;
        for (var rank = 0; rank < words; rank++)
            _cumulated[rank] = sum += 1 / (rank + 1 + Mandelbrot);
    }

    /// <summary>The next articles.</summary>
    /// <param name="paragraphs">How many paragraphs they have together.</param>
    /// <returns>
    /// The articles in the order of their ids, and for each paragraph the words of its article's subject that it has.
    /// </returns>
    public (Article[] Articles, List<string[]> Subjects) Next(int paragraphs)
    {
        var articles = new List<Article>((paragraphs / _paragraphsOfArticle) + 1);
        var subjects = new List<string[]>(paragraphs);
        while (subjects.Count < paragraphs)
        {
            var subject = Enumerable
                .Range(0, WordsOfSubject)
                .Select(_ => _words[_random.Next(FirstOfSubject, _words.Length)])
                .ToArray();
            var texts = new string[Math.Min(_paragraphsOfArticle, paragraphs - subjects.Count)];
            for (var p = 0; p < texts.Length; p++)
            {
                var used = new HashSet<string>(StringComparer.Ordinal);
                texts[p] = Paragraph(subject, used);
                subjects.Add([.. used]);
            }

            articles.Add(
                new Article(
                    $"{articles.Count:00000000}.txt",
                    Capital($"{subject[0]} {subject[1]} {subject[2]}"),
                    PackedText.Pack(texts)
                )
                {
                    Language = "en",
                }
            );
        }

        return ([.. articles], subjects);
    }

    /// <summary>A question that two to four words of a paragraph's subject answer.</summary>
    public string QuestionOn(string[] words)
    {
        var asked = words.OrderBy(_ => _random.Next()).Take(_random.Next(2, 5)).ToList();
        return $"What did the {string.Join(" of the ", asked)} have to do with it?";
    }

    /// <summary>A word as rare as those of subjects, with one of its letters changed.</summary>
    public string MisspeltWord()
    {
        var word = _words[_random.Next(FirstOfSubject, _words.Length)];
        var place = _random.Next(word.Length);
        return $"{word[..place]}{(char)_random.Next('a', 'z' + 1)}{word[(place + 1)..]}";
    }

    private string Paragraph(string[] subject, HashSet<string> used)
    {
        var length = (int)Math.Clamp(Math.Exp(MeanLogLength + (SpreadOfLogLength * Normal())), MinLength, MaxLength);
        var text = new StringBuilder(length * 7);
        for (var i = 0; i < length; i++)
        {
            var isOfSubject = _random.NextDouble() < SubjectShare;
            var word = isOfSubject ? subject[_random.Next(subject.Length)] : Zipf();
            if (isOfSubject)
                used.Add(word);
            if (i > 0)
                text.Append(i % WordsOfSentence == 0 ? ". " : " ");
            text.Append(i % WordsOfSentence == 0 ? Capital(word) : word);
        }

        return text.Append('.').ToString();
    }

    private string Zipf()
    {
        var place = Array.BinarySearch(_cumulated, _random.NextDouble() * _cumulated[^1]);
        return _words[Math.Min(place < 0 ? ~place : place, _words.Length - 1)];
    }

    /// <summary>By Box and Muller.</summary>
    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>
    /// A word of its own for each rank: function words first, then syllables, more of them for rarer words.
    /// </summary>
    private static string WordOf(int rank)
    {
        if (rank < FunctionWords.Length)
            return FunctionWords[rank];
        var word = new StringBuilder();
        for (var left = rank; left > 0 || word.Length < 3; left /= Syllables.Length)
            word.Append(Syllables[left % Syllables.Length]);
        return word.Append('n').ToString();
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
