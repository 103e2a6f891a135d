using System.Globalization;
using System.Text;

namespace NewsBot.Tests.Import.Formats;

/// <summary>PDFs that no library would write, from their objects.</summary>
internal static class RawPdf
{
    /// <param name="objects">The contents of objects 1, 2 …; the first one is the catalog.</param>
    public static byte[] Build(params string[] objects)
    {
        var (file, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var (i, body) in objects.Index())
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{body}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(
            CultureInfo.InvariantCulture,
            $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
        );
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    public static string Stream(string dictionary, string content) =>
        $"<< {dictionary} /Length {content.Length} >>\nstream\n{content}\nendstream";
}
