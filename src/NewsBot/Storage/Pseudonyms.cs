using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Storage;

/// <summary>
/// Names that stand for questions and people where only their number counts: keyed hashes (HMAC-SHA-256) with a key of
/// this database's own. A person has another name for each question, so no two questions can be linked by it.
/// </summary>
internal sealed class Pseudonyms(Database database)
{
    private const int KeyBytes = 32;
    private const int NameBytes = 15;
    private const string KeyName = "pseudonyms";

    private byte[]? _key;

    /// <param name="normalized">The question as <see cref="MissedQuestions.Normalize"/> writes it.</param>
    /// <returns>Null if the database fails.</returns>
    public string? OfQuestion(string normalized) => Hash("q" + normalized);

    /// <param name="question">The pseudonym of the question.</param>
    /// <param name="person">Their Telegram id.</param>
    /// <inheritdoc cref="OfQuestion"/>
    public string? OfPerson(string question, long person) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"p{question} {person}"));

    private string? Hash(string text) =>
        FindKey() is { } key
            ? Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, NameBytes))
            : null;

    private byte[]? FindKey()
    {
        if ((_key ??= Read()) is { } key)
            return key;
        database.Execute(
            "insert into secrets (name, value) values ($1, $2) on conflict do nothing",
            KeyName,
            RandomNumberGenerator.GetBytes(KeyBytes)
        );
        return _key = Read();

        byte[]? Read() =>
            database
                .Query("select value from secrets where name = $1", row => (byte[])row.GetValue(0), KeyName)
                .FirstOrDefault();
    }
}
