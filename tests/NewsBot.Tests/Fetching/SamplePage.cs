namespace NewsBot.Tests.Fetching;

/// <summary>A page of a newspaper that does not exist.</summary>
internal static class SamplePage
{
    public const string First =
        "Ferry crews returned to work on Friday morning after a strike of eleven days. Under the agreement, wages rise by four per cent.";

    public const string Second =
        "The operator, Harbour Lines, said that all twelve routes would run to the normal timetable from Saturday.";

    public static string Create(string headline, params string[] paragraphs) =>
        $"""
            <!doctype html><html lang="en"><head><meta charset=utf-8><title>{headline} - The Harbour Post</title>
            <meta property="og:site_name" content="The Harbour Post">
            <meta property="article:published_time" content="2026-10-30T08:00:00Z"></head>
            <body><nav><a href="/">News</a></nav><article><h1>{headline}</h1>
            <p>{string.Join("</p>\n<p>", paragraphs)}</p></article></body></html>
            """;
}
