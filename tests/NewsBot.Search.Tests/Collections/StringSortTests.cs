using CsCheck;
using NewsBot.Search.Collections;

namespace NewsBot.Search.Tests.Collections;

public sealed class StringSortTests
{
    private static readonly Gen<string[]> Texts = Gen.String[Gen.Char['a', 'c'], 0, 14]
        .Array[0, 40]
        .Select(texts => texts.Distinct().ToArray());

    [Fact]
    public void Texts_come_in_ordinal_order() =>
        Texts.Sample(texts => Assert.Equal(texts.Order(StringComparer.Ordinal), Sorted(texts, isFromEnd: false)));

    [Fact]
    public void From_the_end_they_come_in_the_order_of_their_letters_backwards() =>
        Texts.Sample(texts =>
            Assert.Equal(
                texts.OrderBy(text => new string([.. text.Reverse()]), StringComparer.Ordinal),
                Sorted(texts, isFromEnd: true)
            )
        );

    private static IEnumerable<string> Sorted(string[] texts, bool isFromEnd)
    {
        int[] numbers = [.. Enumerable.Range(0, texts.Length)];
        StringSort.Sort(numbers, number => texts[number], isFromEnd);
        return numbers.Select(number => texts[number]);
    }
}
