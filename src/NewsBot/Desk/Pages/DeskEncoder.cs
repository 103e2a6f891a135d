using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace NewsBot.Desk.Pages;

/// <summary>Encodes text for HTML. Letters of all scripts stay letters: as entities pages would be four times as long.</summary>
internal static class DeskEncoder
{
    public static HtmlEncoder Instance { get; } = HtmlEncoder.Create(UnicodeRanges.All);
}
