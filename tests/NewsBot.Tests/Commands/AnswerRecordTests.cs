using System.Text.Json;
using CsCheck;
using NewsBot.Answering;
using NewsBot.Commands;
using NewsBot.Search;

namespace NewsBot.Tests.Commands;

public sealed class AnswerRecordTests
{
    [Fact]
    public void Any_question_gives_a_record_that_can_be_read_back()
    {
        var library = Some.Library(Some.Sochi, Some.Bridge);
        Some.AnyText.Sample(
            question =>
            {
                var json = AnswerRecord
                    .Create(library.Index.Search(question), 3, library, TimeSpan.FromMicroseconds(7), Some.Today)
                    .ToJson();
                Assert.DoesNotContain('\n', json);
                var record = JsonDocument.Parse(json).RootElement;
                Assert.Contains(record.GetProperty("outcome").GetString(), new[] { "answer", "unsure", "none" });
                foreach (var hit in record.GetProperty("hits").EnumerateArray())
                    Assert.InRange(
                        hit.GetProperty("best").GetProperty("start").GetInt32()
                            + hit.GetProperty("best").GetProperty("length").GetInt32(),
                        0,
                        hit.GetProperty("text").GetString()!.Length
                    );
            },
            iter: 2000
        );
    }

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(1.01, 1, true)]
    public void An_unsure_answer_has_the_passages_that_a_chat_shows_however_many_hits_are_asked_for(
        double answer,
        int top,
        bool hasClosest
    )
    {
        var library = Some.Library(Some.Sochi, Some.Bridge);
        var result = library.Index.Search(Some.Question, thresholds: new ConfidenceThresholds(answer, 0));
        var record = JsonDocument
            .Parse(AnswerRecord.Create(result, top, library, TimeSpan.Zero, Some.Today).ToJson())
            .RootElement;
        Assert.Equal(top, record.GetProperty("hits").GetArrayLength());
        Assert.Equal(hasClosest, record.TryGetProperty("closest", out var closest));
        if (hasClosest)
            Assert.Equal(
                ClosestPassages.Select(result).Select(quote => quote.Text),
                closest.EnumerateArray().Select(passage => passage.GetProperty("quote").GetString())
            );
    }
}
