using System.Text.Json;
using CsCheck;
using NewsBot.Commands;

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
                    .Create(library.Index.Search(question), library, TimeSpan.FromMicroseconds(7), Some.Today)
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
}
