using NewsBot.Import.Formats;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace NewsBot.Tests.Import.Formats;

/// <summary>PDFs that can't be read in the program's own process without ending it.</summary>
public sealed class PdfWorkerTests : IDisposable
{
    private readonly PdfWorker _worker = new();

    public void Dispose() => _worker.Dispose();

    [Fact]
    public void A_pdf_that_overflows_the_stack_ends_the_worker_alone_and_the_next_one_is_read()
    {
        Assert.Contains("crashed", _worker.Read(DrawEachOther()).Problem, StringComparison.Ordinal);
        Assert.Equal(["The harbour bridge is open."], _worker.Read(Good()).Blocks);
    }

    [Fact]
    public void One_worker_reads_many_and_one_that_was_killed_is_replaced()
    {
        _worker.Read(Good());
        var first = _worker.ProcessId!.Value;
        _worker.Read(Good());
        Assert.Equal(first, _worker.ProcessId);

        using (var process = System.Diagnostics.Process.GetProcessById(first))
            process.Kill();
        Assert.Equal(["The harbour bridge is open."], _worker.Read(Good()).Blocks);
        Assert.NotEqual(first, _worker.ProcessId);
    }

    [Fact]
    public void A_pdf_that_takes_for_ever_is_given_up()
    {
        using var impatient = new PdfWorker(TimeSpan.FromSeconds(1));
        Assert.Contains("took longer than 1 s", impatient.Read(DrawsForEver()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_pdf_is_a_problem_and_no_crash()
    {
        Assert.Contains("no PDF that can be read", _worker.Read([1, 2, 3]).Problem, StringComparison.Ordinal);
        Assert.NotNull(_worker.ProcessId);
    }

    /// <summary>Two forms that draw each other.</summary>
    private static byte[] DrawEachOther() => Document("/F0 Do", "/F1 Do", "/F0 Do");

    /// <summary>Forms that draw the next one ten times, twelve deep.</summary>
    private static byte[] DrawsForEver() =>
        Document(
            "/F0 Do",
            [.. Enumerable.Range(1, 12).Select(next => string.Concat(Enumerable.Repeat($"/F{next} Do ", 10))), "q Q"]
        );

    /// <summary>A page with some content, and the contents of its forms F0, F1 …</summary>
    private static byte[] Document(string page, params string[] forms)
    {
        var resources =
            $"/Resources << /XObject << {string.Join(' ', forms.Select((_, i) => $"/F{i} {i + 5} 0 R"))} >> >>";
        return RawPdf.Build([
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R {resources} >>",
            RawPdf.Stream("", page),
            .. forms.Select(form =>
                RawPdf.Stream($"/Type /XObject /Subtype /Form /BBox [0 0 200 200] {resources}", form)
            ),
        ]);
    }

    private static byte[] Good()
    {
        using var builder = new PdfDocumentBuilder();
        builder
            .AddPage(UglyToad.PdfPig.Content.PageSize.A4)
            .AddText(
                "The harbour bridge is open.",
                11,
                new PdfPoint(50, 700),
                builder.AddStandard14Font(Standard14Font.Helvetica)
            );
        return builder.Build();
    }
}
