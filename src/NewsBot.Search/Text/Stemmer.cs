using System.Collections.Concurrent;
using Lucene.Net.Tartarus.Snowball;

namespace NewsBot.Search.Text;

/// <summary>Reduces the forms of a word to one: "rejected", "rejects" → "reject". Thread-safe.</summary>
internal abstract class Stemmer
{
    /// <summary>Leaves words as they are.</summary>
    public static Stemmer None { get; } = new Identity();

    /// <summary>One of Snowball's.</summary>
    public static Stemmer Snowball(Func<SnowballProgram> create) => new SnowballStemmer(create);

    /// <summary>One that works on a buffer and gives the length of what it leaves.</summary>
    /// <param name="create">Creates the function, once per thread.</param>
    public static Stemmer InPlace(Func<Func<char[], int, int>> create) => new InPlaceStemmer(create);

    public abstract string Stem(string word);

    private sealed class Identity : Stemmer
    {
        public override string Stem(string word) => word;
    }

    private sealed class SnowballStemmer(Func<SnowballProgram> create) : Stemmer
    {
        // A Snowball program holds the word it works on: each is used by one thread at a time.
        private readonly ConcurrentBag<SnowballProgram> _idle = [];

        public override string Stem(string word)
        {
            if (!_idle.TryTake(out var program))
                program = create();
            program.SetCurrent(word);
            var stem = program.Stem() ? program.Current : word;
            _idle.Add(program);
            return stem;
        }
    }

    private sealed class InPlaceStemmer(Func<Func<char[], int, int>> create) : Stemmer
    {
        private readonly ConcurrentBag<Func<char[], int, int>> _idle = [];

        public override string Stem(string word)
        {
            if (!_idle.TryTake(out var stem))
                stem = create();
            var letters = word.ToCharArray();
            var left = new string(letters, 0, stem(letters, letters.Length));
            _idle.Add(stem);
            return left;
        }
    }
}
