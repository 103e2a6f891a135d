using System.Data.Common;

namespace NewsBot.Storage;

/// <summary>Where the tables are, and how their connections are shared. Thread-safe.</summary>
internal abstract class ConnectionSource : IDisposable
{
    /// <summary>What a log calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether other instances use the tables, too.</summary>
    public virtual bool IsShared => false;

    /// <summary>Why nothing lasts, because memory replaces what could not be opened; null if it lasts.</summary>
    public virtual string? OpeningFailure => null;

    /// <summary>Brings the tables to the current format.</summary>
    /// <exception cref="Errors.UserError">They can't be used, and the program should not start.</exception>
    public abstract void Open();

    /// <summary>A connection for one step; <see cref="Return"/> it on the same thread.</summary>
    /// <exception cref="DbException">There is none.</exception>
    public abstract DbConnection Rent();

    public abstract void Return(DbConnection connection);

    public abstract void Dispose();
}
