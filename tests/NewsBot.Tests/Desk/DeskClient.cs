using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsBot.Tests.Desk;

/// <summary>A browser without scripts: it follows redirects, keeps cookies and sends forms.</summary>
internal sealed class DeskClient : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _http;

    public DeskClient(Uri desk)
    {
        _http = new HttpClient(_handler) { BaseAddress = desk };
    }

    /// <summary>The language that pages are asked for in, ISO 639-1.</summary>
    public string Language { get; set; } = "en";

    public CookieCollection Cookies => _handler.CookieContainer.GetCookies(_http.BaseAddress!);

    public HttpClient Http => _http;

    public Task<DeskResponse> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    /// <summary>Sends a form of a page as a browser would, with some fields filled in.</summary>
    /// <param name="action">The end of the form's address.</param>
    public Task<DeskResponse> SendAsync(
        DeskResponse page,
        string action,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] fields
    ) => SendAsync(page, action, _http.BaseAddress!, cancellationToken, fields);

    /// <inheritdoc cref="SendAsync(DeskResponse, string, CancellationToken, ValueTuple{string, string}[])"/>
    /// <param name="to">The desk that gets it.</param>
    public Task<DeskResponse> SendAsync(
        DeskResponse page,
        string action,
        Uri to,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] fields
    )
    {
        var form = page.FindForms(action)
            .First(form =>
                fields.All(field => form.Elements.Any(element => element.GetAttribute("name") == field.Name))
            );
        var values = form
            .Elements.Where(element =>
                element is not IHtmlButtonElement && element.GetAttribute("name") is { Length: > 0 }
            )
            .Select(element =>
                (
                    Name: element.GetAttribute("name")!,
                    Value: (element as IHtmlTextAreaElement)?.Value ?? element.GetAttribute("value") ?? ""
                )
            )
            .Where(field => fields.All(given => given.Name != field.Name))
            .Concat(fields);
        return PostAsync(new Uri(to, form.GetAttribute("action")!).ToString(), values, cancellationToken);
    }

    public Task<DeskResponse> PostAsync(
        string path,
        IEnumerable<(string Name, string Value)> fields,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(
                    fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
                ),
            },
            cancellationToken
        );

    public async Task<DeskResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(Language));
        var response = await _http.SendAsync(request, cancellationToken);
        return response.StatusCode == HttpStatusCode.SeeOther
            ? await GetAsync(response.Headers.Location!.OriginalString, cancellationToken)
            : new DeskResponse(response, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }
}

/// <summary>A page that came.</summary>
internal sealed class DeskResponse(HttpResponseMessage response, string html)
{
    public IHtmlDocument Document { get; } = new HtmlParser().ParseDocument(html);

    public HttpStatusCode Status => response.StatusCode;

    public HttpResponseMessage Response => response;

    public string Html => html;

    public string Path => response.RequestMessage!.RequestUri!.PathAndQuery;

    public string? Heading => Document.QuerySelector("h1")?.TextContent;

    /// <summary>The text of the page, without the spaces between lines.</summary>
    public string Text =>
        string.Join(
            ' ',
            (Document.QuerySelector("main") ?? Document.Body!).TextContent.Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    public IEnumerable<IHtmlFormElement> FindForms(string action) =>
        Document.Forms.Where(form => form.GetAttribute("action")?.EndsWith(action, StringComparison.Ordinal) == true);

    public string Token => Document.QuerySelector("input[name=form]")!.GetAttribute("value")!;
}
