using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NewsBot.TestServer;

/// <summary>The HTTP side of <see cref="FakeTelegram"/>: reads requests, applies faults, writes answers.</summary>
internal sealed class BotApiEndpoint(FakeTelegram telegram)
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private readonly BotMethods _methods = new(telegram);

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith($"/file/bot{telegram.Token}/documents/", StringComparison.Ordinal))
        {
            if (telegram.Files.TryGetValue(path.Split('/')[^1], out var content))
                await context.Response.Body.WriteAsync(content, context.RequestAborted);
            else
                context.Response.StatusCode = 404;
            return;
        }

        var received = telegram.Time.GetUtcNow();
        var method = path.Split('/')[^1];
        Arguments arguments;
        try
        {
            arguments = await ReadArgumentsAsync(context);
        }
        catch (Exception exception) when (exception is JsonException or DecoderFallbackException)
        {
            await WriteAsync(
                context,
                400,
                """{"ok":false,"error_code":400,"description":"Bad Request: can't parse the request as UTF-8 encoded JSON"}"""
            );
            return;
        }

        var request = new ApiRequest(method, arguments, received, 0);
        telegram.Began?.Invoke(request);
        var fault = telegram.Faults.Meet(method, arguments.Number("chat_id"));
        if (fault is { LosesAnswer: false })
        {
            var status = 0;
            var goesOn = await fault.ApplyAsync(context, async (faultStatus, body) =>
            {
                status = faultStatus;
                await WriteAsync(context, status, body);
                return false;
            });
            if (!goesOn)
            {
                telegram.Record(request with { Status = status });
                return;
            }
        }

        var isLost = fault is { LosesAnswer: true };
        var (answered, json) = await ExecuteAsync(path, request, isLost, context.RequestAborted);
        if (isLost)
            context.Abort();
        else
            await WriteAsync(context, answered, json);
    }

    private async Task<(int Status, string Json)> ExecuteAsync(
        string path,
        ApiRequest request,
        bool isLost,
        CancellationToken aborted
    )
    {
        try
        {
            if (!path.StartsWith($"/bot{telegram.Token}/", StringComparison.Ordinal))
                throw new BotApiError(401, "Unauthorized");
            if (request.Is("getUpdates"))
            {
                if (telegram.Webhook is not null)
                    throw new BotApiError(
                        409,
                        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
                    );
                var updates = await telegram.Updates.FetchAsync(request.Arguments, aborted);
                telegram.Record(request with { Status = 200 });
                return (200, $"{{\"ok\":true,\"result\":[{string.Join(',', updates)}]}}");
            }

            // In one step with the record, so that who sees the message finds the request too.
            lock (telegram.Gate)
            {
                var result = _methods.Call(request.Method, request.Arguments);
                telegram.Record(request with { Status = isLost ? 0 : 200 });
                return (200, new JsonObject { ["ok"] = true, ["result"] = result }.ToJsonString());
            }
        }
        catch (BotApiError error)
        {
            telegram.Record(request with { Status = error.Code });
            var json = new JsonObject
            {
                ["ok"] = false,
                ["error_code"] = error.Code,
                ["description"] = error.Message,
            };
            if (error.Parameters is { } parameters)
                json["parameters"] = parameters;
            return (error.Code, json.ToJsonString());
        }
    }

    private static async Task<Arguments> ReadArgumentsAsync(HttpContext context)
    {
        var values = new JsonObject();
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync();
            foreach (var (name, value) in form)
                values[name] = value.ToString();
            foreach (var file in form.Files)
            {
                using var reader = new StreamReader(file.OpenReadStream(), StrictUtf8);
                var name = values
                    .FirstOrDefault(value => value.Value!.GetValue<string>() == $"attach://{file.Name}")
                    .Key
                    ?? file.Name;
                values[name] = await reader.ReadToEndAsync(context.RequestAborted);
            }
        }
        else if (context.Request.HasJsonContentType())
        {
            using var reader = new StreamReader(context.Request.Body, StrictUtf8);
            if (JsonNode.Parse(await reader.ReadToEndAsync(context.RequestAborted)) is JsonObject body)
                values = body;
        }

        foreach (var (name, value) in context.Request.Query)
            values[name] = value.ToString();
        return new Arguments(values);
    }

    private static async Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = body.StartsWith('<') ? "text/html" : "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }
}
