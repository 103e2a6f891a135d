using System.Text.Json;

namespace NewsBot.Tests.Commands;

public sealed class CheckCommandTests : ProgramTests
{
    [Fact]
    public async Task Check_reports_on_every_file_and_strict_fails_on_warnings()
    {
        Assert.Equal(0, (await RunAsync("check", "--strict", "--articles", Articles)).Code);
        Write("articles/warned.txt", "date: 03/04/2018\n\nT\n\nText of it.");
        Assert.Equal(0, (await RunAsync("check", "--articles", Articles)).Code);
        Assert.Equal(1, (await RunAsync("check", "--strict", "--articles", Articles)).Code);
        Write("articles/bad.txt", [0, 1, 2]);
        var (code, output, _) = await RunAsync("check", "--articles", Articles);
        Assert.Equal(1, code);
        Assert.Contains("bad.txt – not live", output, StringComparison.Ordinal);
        Assert.Contains("3 live, 1 not live, 1 with warnings", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_json_says_what_is_wrong_and_how_to_fix_it()
    {
        Write("articles/broken.txt", "Bridge\0");
        var (_, output, _) = await RunAsync("check", "broken.txt", "--json", "--articles", Articles);
        var file = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("files").EnumerateArray());
        var problem = Assert.Single(file.GetProperty("problems").EnumerateArray());
        Assert.Equal(["severity", "line", "what", "fix"], problem.EnumerateObject().Select(member => member.Name));
        Assert.StartsWith("Save the article", problem.GetProperty("fix").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_json_reports_on_the_files_named()
    {
        Write(
            "articles/page.html",
            "<html lang=en><title>Tunnel opens</title><h1>Tunnel opens</h1><p>14 May 2019</p><p>The tunnel "
                + "under the harbour was opened on Tuesday.</p><p>Tickets cost two crowns.</p></html>"
        );
        var (code, output, _) = await RunAsync("check", "page.html", "--json", "--text", "--articles", Articles);
        var root = JsonDocument.Parse(output).RootElement;
        var file = Assert.Single(root.GetProperty("files").EnumerateArray());
        Assert.Equal(0, code);
        Assert.Equal(3, root.GetProperty("library").GetProperty("articles").GetInt32());
        Assert.Equal(
            """{"file":"page.html","state":"live","format":"html","headline":"Tunnel opens","outlet":null"""
                + ""","date":"2019-05-14","url":null,"author":null"""
                + ""","language":"en","paragraphs":["The tunnel under the harbour was opened on Tuesday.","Tickets cost two crowns."]"""
                + ""","skipped":[{"line":1,"why":"headline repeated"},{"line":1,"why":"date"}],"problems":[]"""
                + ""","questions":{"found":0,"of":0}}""",
            file.GetRawText()
        );

        var alone = Write("elsewhere.txt", "Alone\n\nThis file lies elsewhere, and is read by itself.");
        var (_, text, _) = await RunAsync("check", alone, "--json", "--articles", Articles);
        Assert.Equal(
            1,
            JsonDocument.Parse(text).RootElement.GetProperty("files")[0].GetProperty("paragraphs").GetInt32()
        );
        Assert.Equal(2, (await RunAsync("check", "nowhere.txt", "--articles", Articles)).Code);
    }

    [Fact]
    public async Task The_report_on_a_large_folder_shows_files_that_need_attention_and_ends_with_their_names()
    {
        for (var i = 0; i < 120; i++)
            Write(
                $"articles/many/{i:D3}.txt",
                $"title: T{i}\noutlet: O\ndate: 2019-05-14\nurl: https://news.example/{i}\n\nText number {i} "
                    + "of many about the harbour, all of it new."
            );
        for (var i = 0; i < 5; i++)
            Write($"articles/bad{i}.txt", "\0");
        var (code, output, _) = await RunAsync("check", "--articles", Articles);
        Assert.Equal(1, code);
        Assert.InRange(output.Count(c => c == '\n'), 10, 60);
        Assert.Matches(
            @"not live: bad0.txt, bad1.txt, bad2.txt, bad3.txt, bad4.txt\n(warnings: .*\n)?122 live, 5 not live, .*\n\z",
            output
        );

        var (_, problems, _) = await RunAsync("check", "--problems", "--articles", Articles);
        Assert.Contains("bad4.txt – not live", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("many/", problems, StringComparison.Ordinal);

        var (_, _, errors) = await RunAsync("ask", "who", "--articles", Articles);
        Assert.Equal(4, errors.Count(c => c == '\n'));
        Assert.EndsWith("2 more files are not live: see  newsbot check --problems\n", errors, StringComparison.Ordinal);
    }
}
