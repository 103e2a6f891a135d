using System.Diagnostics;
using System.Globalization;
using NewsBot.Search;

namespace NewsBot.Benchmarks.Scale;

/// <summary>
/// What it takes to change a library, to begin with a saved one, and to read questions full of typos.
/// </summary>
/// <param name="made">Makes more articles of its kind.</param>
/// <param name="question">A question that it answers.</param>
internal sealed class Changes(SearchIndex index, GeneratedLibrary made, string question)
{
    private const int Added = 9;
    private const int ParagraphsOfArticle = 20;
    private const int TextsRead = 10_000;
    private const int QuestionsWithTypos = 100;
    private const int TyposPerQuestion = 100;

    /// <summary>A line for each.</summary>
    public IEnumerable<string> Measure()
    {
        yield return Adding();
        foreach (var line in Saving())
            yield return line;
        yield return Misspelling();
    }

    private string Adding()
    {
        var times = new List<double>();
        var changed = index;
        var articles = index.Articles.ToList();
        foreach (var (number, article) in made.Next(Added * ParagraphsOfArticle).Articles.Index())
        {
            var place = 1 + ((articles.Count - 1) * number / Added);
            articles.Insert(place, article with { Id = $"{articles[place - 1].Id}.{number}" });
            var started = Stopwatch.GetTimestamp();
            changed = changed.With(articles);
            changed.Search(question);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"one article more, and a question answered from it: median {times[Added / 2]:N1} ms, most {times[^1]:N1} ms"
        );
    }

    private IEnumerable<string> Saving()
    {
        var file = Path.GetTempFileName();
        try
        {
            var started = Stopwatch.GetTimestamp();
            using (var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
                index.Save(stream);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"saved: {new FileInfo(file).Length / 1e6:N0} MB in {Stopwatch.GetElapsedTime(started).TotalSeconds:N2} s"
            );
            foreach (var textInMemory in new[] { true, false })
                yield return Starting(file, textInMemory);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private string Starting(string file, bool textInMemory)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var handle = stream.SafeFileHandle;
        var loaded = SearchIndex.Load(
            stream,
            saved: textInMemory ? null : (position, bytes) => RandomAccess.Read(handle, bytes, position)
        );
        loaded.Search(question);
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        started = Stopwatch.GetTimestamp();
        for (var i = 0; i < TextsRead; i++)
            _ = loaded.Articles[i * (loaded.Articles.Count - 1) / TextsRead].Paragraphs[0];
        var text = Stopwatch.GetElapsedTime(started).TotalMicroseconds / TextsRead;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"read again, texts {(textInMemory ? "in memory" : "left there")}, and a question answered from it: "
                + $"{took:N2} s, {memory / 1e6:N0} MB, {text:N1} µs to a paragraph's text"
        );
    }

    private string Misspelling()
    {
        var times = new List<double>();
        for (var q = 0; q < QuestionsWithTypos; q++)
        {
            var asked = string.Join(' ', Enumerable.Range(0, TyposPerQuestion).Select(_ => made.MisspeltWord()));
            var started = Stopwatch.GetTimestamp();
            index.Search(asked);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{TyposPerQuestion} misspelt words in a question: median {times[QuestionsWithTypos / 2]:N1} ms, "
                + $"p99 {times[(QuestionsWithTypos * 99 / 100) - 1]:N1} ms"
        );
    }
}
