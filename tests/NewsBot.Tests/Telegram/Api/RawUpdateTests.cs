using System.Text.Json;
using NewsBot.Telegram.Api;

namespace NewsBot.Tests.Telegram.Api;

/// <summary>What can be read of an update, whatever else is wrong with it.</summary>
public sealed class RawUpdateTests
{
    [Theory]
    [InlineData("""{"update_id":7}""", 7)]
    [InlineData("""{"update_id":"7"}""", 7)]
    [InlineData("""{"update_id":6,"update_id":7}""", 7)]
    [InlineData("""{"update_id":2147483646}""", 2147483646)]
    [InlineData("""{"update_id":2147483647}""", null)]
    [InlineData("""{"update_id":-7}""", null)]
    [InlineData("""{"update_id":"-7"}""", null)]
    [InlineData("""{"update_id":0}""", null)]
    [InlineData("""{"update_id":7.5}""", null)]
    [InlineData("""{"update_id":99999999999}""", null)]
    [InlineData("""{"update_id":null}""", null)]
    [InlineData("{}", null)]
    [InlineData("[7]", null)]
    public void Its_id_is_a_number_that_the_next_poll_can_be_asked_by(string json, int? id) =>
        Assert.Equal(id, RawUpdate.FindId(JsonElement.Parse(json)));

    [Theory]
    [InlineData("""{"message":{"chat":{"id":7,"type":"private"}}}""", 7L, true)]
    [InlineData("""{"message":{"chat":{"id":-7,"type":"group"}}}""", -7L, false)]
    [InlineData("""{"message":{"chat":{"id":7}}}""", 7L, false)]
    [InlineData("""{"callback_query":{"message":{"chat":{"id":8,"type":"private"}}}}""", 8L, true)]
    [InlineData("""{"message":{"chat":{"id":"7"}}}""", null, false)]
    [InlineData("""{"message":7}""", null, false)]
    [InlineData("""{"inline_query":{"from":{"id":7}}}""", null, false)]
    public void Its_chat_is_that_of_the_message_or_of_the_message_with_the_button(
        string json,
        long? chat,
        bool isPrivate
    ) =>
        Assert.Equal(
            (chat, isPrivate),
            RawUpdate.FindChat(JsonElement.Parse(json)) is { } found
                ? (found.Id, found.IsPrivate)
                : ((long?)null, false)
        );

    [Theory]
    [InlineData("""{"update_id":7,"poll":{}}""", "poll")]
    [InlineData("""{"poll":{},"update_id":7}""", "poll")]
    [InlineData("""{"update_id":7}""", null)]
    [InlineData("7", null)]
    public void Its_kind_is_the_name_of_its_one_other_field(string json, string? kind) =>
        Assert.Equal(kind, RawUpdate.FindKind(JsonElement.Parse(json)));
}
