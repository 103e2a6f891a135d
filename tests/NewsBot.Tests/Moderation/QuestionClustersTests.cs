using System.Text;
using NewsBot.Moderation;
using NewsBot.Storage;

namespace NewsBot.Tests.Moderation;

public sealed class QuestionClustersTests
{
    [Fact]
    public void Nearly_identical_questions_are_one_group_in_any_spelling() =>
        Assert.Equal(
            ["1 2 4", "3"],
            QuestionClusters
                .Build(
                    [
                        Question(1, "Who owns the zeppelin?"),
                        Question(2, "who owned the zepelin"),
                        Question(3, "When is the rugby final?"),
                        Question(4, "owner of the zeppelins"),
                    ],
                    Some.Library(Some.Bridge).Index
                )
                .Select(group => string.Join(' ', group.Ids))
        );

    [Fact]
    public void Questions_that_share_only_how_one_asks_are_no_group() =>
        Assert.Equal(
            2,
            QuestionClusters
                .Build(
                    [
                        Question(1, "What is it that they have in the zoo?"),
                        Question(2, "What is it that they have in the port?"),
                    ],
                    Some.Library(Some.Sochi).Index
                )
                .Count
        );

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("say \"no\", twice", "\"say \"\"no\"\", twice\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    public void A_table_holds_any_question_as_text(string question, string cell) =>
        Assert.Equal(
            $"\uFEFFquestion,language,times,last asked\r\n{cell},\"en\",1,1970-01-01\r\n",
            Encoding.UTF8.GetString(QuestionClusters.ToCsv([Question(1, question)]))
        );

    private static UnansweredQuestion Question(long id, string question) =>
        new(id, question, "en", 1, DateTimeOffset.UnixEpoch);
}
