using CsCheck;
using NewsBot.Search.Arrays;

namespace NewsBot.Search.Tests.Arrays;

public sealed class TextTableTests
{
    [Fact]
    public void A_text_keeps_the_number_that_it_had_when_it_was_first_added()
    {
        Gen.String[Gen.Char['a', 'c'], 0, 5].Array[0, 200].Sample(texts =>
        {
            var builder = new TextTable.Builder();
            var numbers = texts.Select(text => builder.Add(text)).ToList();
            var table = builder.Build();
            var distinct = texts.Distinct().ToList();
            Assert.Equal(texts.Select(text => distinct.IndexOf(text)), numbers);
            Assert.Equal(distinct, Enumerable.Range(0, table.Count).Select(number => table[number].ToString()));
            foreach (var text in texts) Assert.Equal(distinct.IndexOf(text), table.Find(text));
        });
    }

    [Fact]
    public void In_another_order_it_has_the_same_texts_and_takes_more()
    {
        Gen.Select(Gen.String[Gen.Char['a', 'c'], 0, 5].Array[0, 60], Gen.String[Gen.Char['a', 'c'], 0, 5].Array[0, 60], Gen.Int).Sample((texts, more, seed) =>
        {
            var builder = new TextTable.Builder();
            foreach (var text in texts) builder.Add(text);
            int[] order = [.. Enumerable.Range(0, builder.Count)];
            new Random(seed).Shuffle(order);
            var ordered = builder.InOrder(order);
            foreach (var text in more) ordered.Add(text);
            var table = ordered.Build();
            var distinct = order.Select(number => builder[number].ToString()).Concat(more).Distinct().ToList();
            Assert.Equal(distinct, Enumerable.Range(0, table.Count).Select(number => table[number].ToString()));
            foreach (var text in distinct) Assert.Equal(distinct.IndexOf(text), table.Find(text));
        });
    }

    [Fact]
    public void A_text_that_was_not_added_is_not_found()
    {
        Gen.Select(Some.AnyText.Array[0, 20], Some.AnyText).Sample((texts, other) =>
        {
            var builder = new TextTable.Builder();
            foreach (var text in texts) builder.Add(text);
            var table = builder.Build();
            foreach (var text in texts) Assert.Equal(text, table[table.Find(text)!.Value].ToString());
            Assert.Equal(texts.Contains(other), table.Find(other) is not null);
        });
    }
}
