using System.Net;
using System.Text;
using NewsBot.Telegram.Api;

namespace NewsBot.Tests.Telegram.Api;

public sealed class BotApiResponseGuardTests
{
    [Theory]
    [InlineData("{\"ok\":true,\"result\":{\"message_id\":5,\"da")]
    [InlineData("{\"ok\":true,")]
    [InlineData("{\"result\":{\"message_id\":5},\"ok\":true,")]
    public async Task A_body_that_is_cut_off_after_ok_is_a_success(string body)
    {
        using var answer = await Ask(HttpStatusCode.OK, new BrokenStream(body));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"res")]
    [InlineData("{\"result\":{\"ok\":true},")]
    public async Task A_body_that_breaks_off_before_it_is_none(string body) =>
        await Assert.ThrowsAsync<HttpRequestException>(() => Ask(HttpStatusCode.OK, new BrokenStream(body)));

    [Fact]
    public async Task Error_responses_pass_unchanged()
    {
        using var answer = await Ask(HttpStatusCode.BadGateway, new MemoryStream("<html>"u8.ToArray()));
        Assert.Equal(
            (HttpStatusCode.BadGateway, "<html>"),
            (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
        );
    }

    private static async Task<HttpResponseMessage> Ask(HttpStatusCode status, Stream body)
    {
        using var invoker = new HttpMessageInvoker(new BotApiResponseGuard(new Line(status, body)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.example/bot1:x/sendMessage");
        return await invoker.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private sealed class Line(HttpStatusCode status, Stream body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => Task.FromResult(new HttpResponseMessage(status) { Content = new StreamContent(body) });
    }

    /// <summary>Gives some bytes, and then the line breaks.</summary>
    private sealed class BrokenStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length
                ? base.ReadAsync(buffer, cancellationToken)
                : throw new IOException("The response ended prematurely.");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            CopyTo(destination);
            throw new IOException("The response ended prematurely.");
        }
    }
}
