using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Import.PlainText;
using NewsBot.Libraries;

namespace NewsBot.Moderation;

/// <summary>A change that a moderator has begun: what is known of it so far. It is stored until it is made.</summary>
/// <param name="Id">Eight characters of <c>[A-Za-z0-9_-]</c>, for buttons.</param>
internal sealed record PendingEdit(string Id, EditKind Kind)
{
    private const int IdBytes = 6;

    /// <summary>Words of the headline, to choose an article by; empty for all articles.</summary>
    public string Words { get; init; } = "";

    /// <summary>The article; null until it is chosen.</summary>
    public string? Article { get; init; }

    /// <summary>The draft that replaces the article; null for other changes.</summary>
    public string? Draft { get; init; }

    /// <summary>The word that gets a synonym, or the question that a note is about; null for other changes.</summary>
    public string? About { get; init; }

    /// <summary>The ids of the questions that a note is about.</summary>
    public long[] Questions { get; init; } = [];

    /// <summary>What the article's files were when the change was previewed.</summary>
    public string? Version { get; init; }

    /// <summary>The text of a correction or notice, or a new value; null until it is known.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the next message of the moderator is the text.</summary>
    public bool AwaitsText { get; init; }

    /// <summary>The entry of the header that gets a new value.</summary>
    [JsonIgnore]
    public HeaderKey? Key => Kind.FindKey();

    public static PendingEdit Begin(EditKind kind) => new(ShortHash.Compute($"{Guid.NewGuid()}", IdBytes), kind);

    public string ToJson() => JsonSerializer.Serialize(this, PendingEditJson.Default.PendingEdit);

    public static PendingEdit Parse(string json) =>
        JsonSerializer.Deserialize(json, PendingEditJson.Default.PendingEdit)!;
}

/// <summary>What a moderator can do with an article.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EditKind>))]
internal enum EditKind
{
    /// <summary>Choose what to do.</summary>
    Edit,
    Correct,
    Retract,
    Reinstate,
    Remove,

    /// <summary>Put a draft in the place of the article, and name a correction.</summary>
    Replace,

    /// <summary>Add a line to the synonyms; of no article.</summary>
    Synonym,

    /// <summary>Leave a note about questions; of no article, and of no file.</summary>
    Note,
    Title,
    Date,
    Outlet,
    Url,
    Author,
    Lang,
    Summary,
}

/// <summary>What distinguishes the kinds of changes.</summary>
internal static class EditKinds
{
    private static readonly EditKind[] All = Enum.GetValues<EditKind>();

    /// <summary>The letter that buttons have for a kind.</summary>
    public static char GetLetter(this EditKind kind) =>
        kind switch
        {
            EditKind.Edit => 'e',
            EditKind.Correct => 'c',
            EditKind.Retract => 't',
            EditKind.Reinstate => 'i',
            EditKind.Remove => 'r',
            EditKind.Replace => 'p',
            EditKind.Synonym => 's',
            EditKind.Note => 'n',
            EditKind.Title => 'T',
            EditKind.Date => 'D',
            EditKind.Outlet => 'O',
            EditKind.Url => 'U',
            EditKind.Author => 'A',
            EditKind.Lang => 'L',
            EditKind.Summary => 'S',
            _ => throw new InvalidOperationException($"{kind} has no letter."),
        };

    /// <summary>The kind with a letter; null if there is none.</summary>
    public static EditKind? Parse(char letter) =>
        Array.FindIndex(All, kind => kind.GetLetter() == letter) is >= 0 and var place ? All[place] : null;

    /// <summary>The entry of the header that a kind sets to a value; null if it is more than that.</summary>
    public static HeaderKey? FindKey(this EditKind kind) =>
        kind >= EditKind.Title && Enum.TryParse<HeaderKey>($"{kind}", out var key) ? key : null;

    /// <summary>The kind that sets an entry of the header; null if there is none.</summary>
    public static EditKind? FindKind(HeaderKey key) =>
        Array.FindIndex(All, kind => kind.FindKey() == key) is >= 0 and var place ? All[place] : null;

    /// <summary>Whether a kind can be begun by a button or a command, with an article and nothing else.</summary>
    public static bool IsOfArticle(this EditKind kind) =>
        kind is not (EditKind.Replace or EditKind.Synonym or EditKind.Note);

    /// <summary>Whether a kind needs a text.</summary>
    public static bool NeedsText(this EditKind kind) =>
        kind is EditKind.Correct or EditKind.Retract or EditKind.Replace or EditKind.Synonym or EditKind.Note
        || kind.FindKey() is not null;
}

[JsonSerializable(typeof(PendingEdit))]
internal sealed partial class PendingEditJson : JsonSerializerContext;
