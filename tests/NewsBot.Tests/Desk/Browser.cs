using Deque.AxeCore.Commons;
using NewsBot.Localization;
using PuppeteerSharp;

namespace NewsBot.Tests.Desk;

/// <summary>Debian's Chromium, started once for all tests. Without it they are skipped, except in CI.</summary>
internal static class Browser
{
    public const string Missing = "No Chromium is installed here: apt-get install chromium fonts-noto-core";

    private static readonly string[] Paths =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    /// <summary>In milliseconds.</summary>
    private static readonly int Patience = (int)TestServer.Patience.Limit.TotalMilliseconds;

    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    /// <summary>Whether browser tests can run; in CI they must.</summary>
    public static bool IsThere => FindPath() is not null || Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    /// <summary>Opens a page as somebody with no cookies.</summary>
    public static async Task<Visit> VisitAsync(Uri desk, Device device)
    {
        var context = await (await Started.Value).CreateBrowserContextAsync();
        var page = await context.NewPageAsync();
        page.DefaultTimeout = Patience;
        await page.SetViewportAsync(
            new ViewPortOptions { Width = device.Width, Height = device.Width > 500 ? 960 : 812 }
        );
        await page.SetJavaScriptEnabledAsync(device.HasScripts);
        await page.SetExtraHttpHeadersAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Accept-Language"] = device.Language }
        );
        await page.EmulateMediaFeaturesAsync([
            new MediaFeatureValue
            {
                MediaFeature = MediaFeature.PrefersColorScheme,
                Value = device.IsDark ? "dark" : "light",
            },
            new MediaFeatureValue { MediaFeature = MediaFeature.PrefersReducedMotion, Value = "reduce" },
        ]);
        return new Visit(desk, device, context, page);
    }

    private static string? FindPath() => Array.Find(Paths, File.Exists);

    private static async Task<IBrowser> StartAsync()
    {
        var browser = await Puppeteer.LaunchAsync(
            new LaunchOptions
            {
                ExecutablePath = FindPath() ?? throw new InvalidOperationException(Missing),
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--force-color-profile=srgb",
                    "--font-render-hinting=none",
                    "--hide-scrollbars",
                ],
            }
        );

        // It would outlive the tests.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => browser.Process.Kill(entireProcessTree: true);
        return browser;
    }
}

/// <summary>What somebody opens the desk with.</summary>
internal sealed record Device(int Width = 1280, bool IsDark = false, bool HasScripts = true, string Language = "en")
{
    public static readonly Device Desktop = new();
}

/// <summary>A page of a browser.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly Uri _desk;
    private readonly Device _device;
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Visit(Uri desk, Device device, IBrowserContext context, IPage page)
    {
        (_desk, _device, _context, Page) = (desk, device, context, page);
        page.Console += (_, message) =>
        {
            if (message.Message.Type is ConsoleType.Error or ConsoleType.Warning)
                _complaints.Add(message.Message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error.Message);
    }

    public IPage Page { get; }

    public async Task LogInAsync(RunningDesk desk)
    {
        var link = desk.CreateLink();
        await Page.GoToAsync(link.Url.AbsoluteUri);
        if (!_device.HasScripts)
            await TypeAsync("#code", link.Code);
        await ClickAsync("main button");
        Assert.Equal(Phrases.In(_device.Language.Split(',')[0]).DeskOverview, await GetTextAsync("h1"));
    }

    public Task OpenAsync(string path) => Page.GoToAsync(new Uri(_desk, path).AbsoluteUri);

    /// <summary>Clicks something that leads to another page.</summary>
    public async Task ClickAsync(string selector)
    {
        var element = await FindAsync(selector);
        await ChangePageAsync(() => element.ClickAsync());
    }

    /// <summary>Does something that leads to another page.</summary>
    public Task ChangePageAsync(Func<Task> action) => Task.WhenAll(Page.WaitForNavigationAsync(), action());

    /// <summary>Clicks something that stays on the page.</summary>
    public async Task PressAsync(string selector) => await (await FindAsync(selector)).ClickAsync();

    /// <summary>Puts a long text into a field at once.</summary>
    public async Task FillAsync(string selector, string text) =>
        await (await FindAsync(selector)).EvaluateFunctionAsync("(field, text) => { field.value = text; }", text);

    /// <summary>The text of what has the focus.</summary>
    public Task<string> GetFocusedTextAsync() =>
        Page.EvaluateExpressionAsync<string>("document.activeElement.innerText.trim()");

    /// <summary>Clicks the button or link with a text that leads to another page.</summary>
    public Task ClickTextAsync(string text) =>
        ClickAsync($"::-p-xpath(//main//*[self::button or self::a][normalize-space()='{text}'])");

    public async Task TypeAsync(string selector, string text) => await (await FindAsync(selector)).TypeAsync(text);

    public async Task<string> GetTextAsync(string selector) =>
        await (await FindAsync(selector)).EvaluateFunctionAsync<string>(
            "element => element.innerText.replace(/\\s+/g, ' ').trim()"
        );

    /// <summary>How many elements are shown, for each selector.</summary>
    public async Task<string[]> CountShownAsync(params string[] selectors) =>
        await Page.EvaluateFunctionAsync<string[]>(
            """
            (...selectors) => selectors.map(selector =>
                selector + " " + [...document.querySelectorAll(selector)].filter(element => element.checkVisibility()).length)
            """,
            selectors
        );

    /// <summary>Waits until a part of the page has a text.</summary>
    public async Task WaitForTextAsync(string selector, string text) =>
        await Page.WaitForFunctionAsync(
            "(selector, text) => document.querySelector(selector)?.innerText.replace(/\\s+/g, ' ').includes(text)",
            selector,
            text
        );

    /// <summary>Fails if somebody could not use the page, or would have to scroll sideways.</summary>
    public async Task CheckAsync()
    {
        var name = new Uri(Page.Url).PathAndQuery;
        var widths = await Page.EvaluateExpressionAsync<int[]>(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        );
        Assert.True(widths[0] <= widths[1], $"{name} is {widths[0]} px wide in a window of {widths[1]} px.");

        // Of a page that is missing the browser complains too.
        Assert.DoesNotContain(_complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
        if (!_device.HasScripts)
            return;
        await Page.EvaluateExpressionAsync(Axe);
        var violations = await Page.EvaluateExpressionAsync<string[]>(
            """
            axe.run().then(result => result.violations.map(violation =>
                violation.id + ": " + violation.nodes.map(node => node.html.slice(0, 200) + " " + node.failureSummary).join(" | ")))
            """
        );
        Assert.True(violations.Length == 0, $"{name}: {string.Join('\n', violations)}");
    }

    /// <summary>Takes a picture of the upper part of the page.</summary>
    public async Task PictureAsync(string file)
    {
        await Page.EvaluateExpressionAsync("scrollTo(0, 0)");
        await Page.ScreenshotAsync(file);
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private async Task<IElementHandle> FindAsync(string selector) =>
        await Page.QuerySelectorAsync(selector)
        ?? throw new InvalidOperationException(
            $"{Page.Url} has no {selector}: {await Page.EvaluateExpressionAsync<string>("document.body.innerText")}"
        );
}
