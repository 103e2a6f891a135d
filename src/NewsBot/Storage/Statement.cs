namespace NewsBot.Storage;

/// <summary>A change of rows.</summary>
/// <param name="Sql">The statement, with parameters <c>$1</c>, <c>$2</c> ….</param>
internal readonly record struct Statement(string Sql, params object?[] Values);
