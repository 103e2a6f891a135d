using CsCheck;
using NewsBot.Search.Collections;

namespace NewsBot.Search.Tests.Collections;

/// <summary>What has many short texts: numbers them, and finds them by their letters or by their order.</summary>
public sealed class StringHashTableTests
{
    private static readonly Gen<string[]> Texts = Gen.OneOf(
            Gen.String[Gen.Char['a', 'c'], 0, 5],
            Gen.String[Gen.Char['ý', 'ă'], 0, 80],
            Gen.String[Gen.Char['\u0001', '\uFFFF'], 0, 5]
        )
        .HashSet[0, 60]
        .Select(texts => texts.ToArray());

    [Fact]
    public void A_text_keeps_the_number_that_it_had_when_it_came_first()
    {
        Gen.String[Gen.Char['a', 'c'], 0, 5]
            .Array[0, 200]
            .Sample(texts =>
            {
                var numbers = new StringPool();
                var distinct = texts.Distinct().ToList();
                Assert.Equal(texts.Select(text => distinct.IndexOf(text)), texts.Select(text => numbers.Add(text)));
                Assert.Equal(distinct, Enumerable.Range(0, numbers.Count).Select(number => numbers[number].ToString()));
            });
    }

    [Fact]
    public void A_text_is_found_by_its_letters_saved_or_not()
    {
        Gen.Select(Texts, Some.AnyText)
            .Sample(
                (texts, other) =>
                {
                    var table = StringHashTable.Build(texts.Length, number => texts[number]);
                    foreach (var same in new[] { table, Saved(table.Write, StringHashTable.Read) })
                    {
                        Assert.Equal(
                            texts,
                            Enumerable.Range(0, same.Count).Select(number => same.Read(number, new char[8]).ToString())
                        );
                        Assert.Equal(Enumerable.Range(0, same.Count), texts.Select(text => same.Find(text)!.Value));
                        Assert.Equal(texts.Contains(other), same.Find(other) is not null);
                    }
                }
            );
    }

    [Fact]
    public void A_text_is_found_by_its_order_saved_or_not_in_order_or_not()
    {
        Gen.Select(Texts, Some.AnyText, Gen.Bool)
            .Sample(
                (texts, other, isInOrder) =>
                {
                    var ordered = texts.Order(StringComparer.Ordinal).ToArray();
                    if (isInOrder)
                        texts = ordered;
                    var list = SortedStringTable.Build(texts.Length, number => texts[number]);
                    foreach (var same in new[] { list, Saved(list.Write, SortedStringTable.Read) })
                    {
                        Assert.Equal(
                            texts,
                            Enumerable.Range(0, same.Count).Select(number => same.Read(number, new char[8]).ToString())
                        );
                        Assert.Equal(ordered, Enumerable.Range(0, same.Count).Select(place => texts[same.IdAt(place)]));
                        Assert.Equal(Enumerable.Range(0, same.Count), texts.Select(text => same.Find(text)!.Value));
                        Assert.Equal(texts.Contains(other), same.Find(other) is not null);
                        Assert.Equal(
                            texts.Count(text => string.CompareOrdinal(text, other) < 0),
                            same.LowerBound(other)
                        );
                    }
                }
            );
    }

    [Fact]
    public void Texts_in_order_take_less_and_latin_letters_a_byte()
    {
        string[] texts = ["bridge", "écrit", "мост"];
        Assert.Equal(6 + 5 + 8 + (3 * 4), SortedStringTable.Build(3, number => texts[number]).Bytes);
        Assert.Equal(6 + 5 + 8 + (3 * 4) + (3 * 4), SortedStringTable.Build(3, number => texts[2 - number]).Bytes);
    }

    private static T Saved<T>(Action<ArrayWriter> write, Func<ArrayReader, T> read)
    {
        var stream = new MemoryStream();
        write(new ArrayWriter(stream));
        stream.Position = 0;
        return read(new ArrayReader(stream));
    }
}
