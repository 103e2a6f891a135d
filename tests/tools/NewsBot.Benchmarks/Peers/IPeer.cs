using NewsBot.Search;

namespace NewsBot.Benchmarks.Peers;

/// <summary>
/// Something that finds paragraphs for questions. Paragraphs are numbered from 0 through all articles, in their order.
/// </summary>
internal interface IPeer : IDisposable
{
    /// <summary>Short, for a table.</summary>
    string Name { get; }

    /// <summary>What the index holds in memory beside the paragraphs' own text.</summary>
    long IndexBytes { get; }

    /// <summary>Makes the index, on as many processors as it can use.</summary>
    /// <param name="articles">Their ids are in ordinal order.</param>
    void Build(IReadOnlyList<Article> articles);

    /// <summary>Whether several threads may ask at once.</summary>
    bool IsThreadSafe => false;

    /// <summary>
    /// Brings the index into the state in which it is fastest and smallest, once, before anything is asked. Not part of
    /// the build's time.
    /// </summary>
    void Settle()
    {
        // Most are as they are built.
    }

    /// <summary>Finds the best ten paragraphs, on the calling thread alone.</summary>
    /// <returns>The number of the first; −1 where there is none.</returns>
    int Search(string question);
}
