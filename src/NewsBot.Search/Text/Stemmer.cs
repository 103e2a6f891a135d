using System.Collections.Concurrent;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace NewsBot.Search.Text;

/// <summary>Reduces the forms of a word to one: «rejected», «rejects» → «reject». Thread-safe.</summary>
/// <remarks>The only place that knows Lucene.NET's stemmers.</remarks>
internal abstract class Stemmer
{
    /// <summary>Leaves words as they are.</summary>
    public static Stemmer None { get; } = new Identity();

    public static Stemmer Arabic { get; } = new ArabicStems();

    public static Stemmer Persian { get; } = new PersianStems();

    public static Stemmer English { get; } = new Snowball(() => new EnglishStemmer());

    public static Stemmer French { get; } = new Snowball(() => new FrenchStemmer());

    /// <summary>The variant that also reads «ae», «oe», «ue» as umlauts.</summary>
    public static Stemmer German { get; } = new Snowball(() => new German2Stemmer());

    public static Stemmer Norwegian { get; } = new Snowball(() => new NorwegianStemmer());

    public static Stemmer Russian { get; } = new Snowball(() => new RussianStemmer());

    public static Stemmer Spanish { get; } = new Snowball(() => new SpanishStemmer());

    public static Stemmer Turkish { get; } = new Snowball(() => new TurkishStemmer());

    /// <param name="word">A normalized word.</param>
    public abstract string Stem(string word);

    private sealed class Identity : Stemmer
    {
        public override string Stem(string word) => word;
    }

    private sealed class Snowball(Func<SnowballProgram> create) : Stemmer
    {
        // A Snowball program holds the word it works on: each is used by one thread at a time.
        private readonly ConcurrentBag<SnowballProgram> _idle = [];

        public override string Stem(string word)
        {
            if (!_idle.TryTake(out var program)) program = create();
            program.SetCurrent(word);
            var stem = program.Stem() ? program.Current : word;
            _idle.Add(program);
            return stem;
        }
    }

    private sealed class ArabicStems : Stemmer
    {
        private static readonly ArabicStemmer Algorithm = new();

        public override string Stem(string word)
        {
            var letters = word.ToCharArray();
            return new string(letters, 0, Algorithm.Stem(letters, letters.Length));
        }
    }

    private sealed class PersianStems : Stemmer
    {
        private static readonly PersianStemmer Algorithm = new();

        public override string Stem(string word)
        {
            var letters = word.ToCharArray();
            return new string(letters, 0, Algorithm.Stem(letters, letters.Length));
        }
    }
}
