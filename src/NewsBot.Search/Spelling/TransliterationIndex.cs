using System.Text;
using NewsBot.Search.Collections;
using NewsBot.Search.Indexing;
using NewsBot.Search.Text;

namespace NewsBot.Search.Spelling;

/// <summary>
/// Finds names that the library has in another script: "Челябинск" for "Chelyabinsk". Built when the first such name is
/// asked for. Thread-safe.
/// </summary>
internal sealed class TransliterationIndex(TermDictionary dictionary)
{
    /// <summary>Fewer consonants are those of too many words.</summary>
    private const int MinConsonants = 3;

    /// <summary>Arabic script writes several sounds with one letter, and no short vowels: it needs more.</summary>
    private const int MinArabicConsonants = 4;

    /// <summary>A name in more forms than these is none.</summary>
    private const int MaxWords = 20;

    private readonly Lazy<Words> _latin = new(() => new Words(dictionary, script => script == Script.Latin));
    private readonly Lazy<Words> _others = new(() => new Words(dictionary, script => script != Script.Latin));

    /// <summary>
    /// The library's words in other scripts that have a name's consonants, or one more at the end, as a case ending has.
    /// </summary>
    /// <param name="name">A normalized word that the library lacks.</param>
    public IReadOnlyList<(string Word, Script Script)> Find(string name, Script script)
    {
        var found = new List<(string, Script)>();
        foreach (
            var other in (script == Script.Latin ? _others : _latin).Value.With(ConsonantSkeleton.Of(name, script))
        )
            found.Add(other);
        if (script == Script.Latin)
            found.AddRange(_others.Value.WithArabic(ConsonantSkeleton.Of(name, script, asArabic: true)));
        return found.Count <= MaxWords ? found : [];
    }

    /// <summary>The words of some scripts by the hash of their consonants, eight bytes a word.</summary>
    private sealed class Words
    {
        private readonly TermDictionary _dictionary;
        private readonly int[] _hashes;
        private readonly int[] _ids;

        public Words(TermDictionary dictionary, Func<Script, bool> isOf)
        {
            _dictionary = dictionary;
            var (hashes, ids) = (new List<int>(), new List<int>());
            Span<char> room = stackalloc char[StringTable.Room];
            foreach (var segment in dictionary.Segments)
            {
                for (var id = segment.FirstWord; id < segment.FirstWord + segment.WordCount; id++)
                {
                    var word = segment.GetWordText(id, room);
                    var script = ScriptOf(word);
                    if (!isOf(script))
                        continue;
                    foreach (var key in KeysOf(word, script))
                    {
                        hashes.Add(Hash(key));
                        ids.Add(id);
                    }
                }
            }

            (_hashes, _ids) = ([.. hashes], [.. ids]);
            Array.Sort(_hashes, _ids);
        }

        /// <summary>The words in alphabets that have these consonants, or one more at the end.</summary>
        public IEnumerable<(string, Script)> With(string skeleton) =>
            skeleton.Length < MinConsonants
                ? []
                : Candidates(skeleton)
                    .Where(word => word.Script != Script.Arabic)
                    .Where(word =>
                        ConsonantSkeleton.Of(word.Word, word.Script) is var other
                        && other.StartsWith(skeleton, StringComparison.Ordinal)
                        && other.Length <= skeleton.Length + 1
                    );

        /// <summary>The words in Arabic script that have these consonants.</summary>
        public IEnumerable<(string, Script)> WithArabic(string skeleton) =>
            skeleton.Length < MinArabicConsonants
                ? []
                : Candidates(skeleton)
                    .Where(word => word.Script == Script.Arabic)
                    .Where(word => ConsonantSkeleton.Of(word.Word, word.Script, asArabic: true) == skeleton);

        private IEnumerable<(string Word, Script Script)> Candidates(string skeleton)
        {
            var hash = Hash(skeleton);
            for (var i = BinarySearch.LowerBound<int>(_hashes, hash); i < _hashes.Length && _hashes[i] == hash; i++)
            {
                if (_dictionary.Occurrences(_ids[i]) > 0)
                    yield return Read(_ids[i]);
            }
        }

        private (string Word, Script Script) Read(int id)
        {
            Span<char> room = stackalloc char[StringTable.Room];
            foreach (var segment in _dictionary.Segments)
            {
                if (id >= segment.FirstWord && id < segment.FirstWord + segment.WordCount)
                    return segment.GetWordText(id, room) is var word ? (word.ToString(), ScriptOf(word)) : default;
            }

            return ("", Script.Other);
        }

        /// <summary>The consonants of a word; and those of it without the last one, which may be an ending.</summary>
        private static IEnumerable<string> KeysOf(ReadOnlySpan<char> word, Script script)
        {
            var isArabic = script == Script.Arabic;
            var skeleton = ConsonantSkeleton.Of(word, script, isArabic);
            return skeleton.Length < MinConsonants ? []
                : isArabic || skeleton.Length == MinConsonants ? [skeleton]
                : [skeleton, skeleton[..^1]];
        }

        private static Script ScriptOf(ReadOnlySpan<char> word) =>
            Rune.DecodeFromUtf16(word, out var first, out _) == System.Buffers.OperationStatus.Done
                ? Scripts.Of(first)
                : Script.Other;

        /// <summary>FNV-1a: the same in every process.</summary>
        private static int Hash(string text)
        {
            var hash = 2_166_136_261U;
            foreach (var c in text)
                hash = (hash ^ c) * 16_777_619;
            return (int)hash;
        }
    }
}
