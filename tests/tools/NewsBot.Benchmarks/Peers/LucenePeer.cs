using Lucene.Net.Analysis.En;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using NewsBot.Search;

namespace NewsBot.Benchmarks.Peers;

/// <summary>
/// Lucene.NET as a developer would take it: English analyzer, BM25 with the k1 and b that are usual for passages,
/// merged to one segment in memory.
/// </summary>
internal sealed class LucenePeer : IPeer
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string Text = "text";
    private const string Number = "number";
    private const int Top = 10;

    /// <summary>
    /// What an open index writer may gather before it writes a segment, in megabytes: enough for none to be written
    /// early.
    /// </summary>
    private const double Buffer = 512;

    private readonly BM25Similarity _similarity = new(0.9f, 0.4f);
    private readonly EnglishAnalyzer _analyzer = new(Version);
    private readonly QueryBuilder _queries;
    private RAMDirectory? _directory;
    private DirectoryReader? _reader;
    private IndexSearcher? _searcher;
    private NumericDocValues? _numbers;

    public LucenePeer() => _queries = new QueryBuilder(_analyzer);

    public string Name => "Lucene.NET";

    public long IndexBytes => _directory!.GetSizeInBytes();

    public void Build(IReadOnlyList<Article> articles)
    {
        Close();
        _directory = new RAMDirectory();
        var paragraphs = articles.SelectMany(article => article.Paragraphs).ToArray();
        using (
            var writer = new IndexWriter(
                _directory,
                new IndexWriterConfig(Version, _analyzer) { Similarity = _similarity, RAMBufferSizeMB = Buffer }
            )
        )
        {
            Parallel.For(0, paragraphs.Length, i =>
                writer.AddDocument([
                    new TextField(Text, paragraphs[i], Field.Store.NO),
                    new NumericDocValuesField(Number, i),
                ])
            );
            writer.Commit();
        }
    }

    /// <summary>Merges the index to one segment, and opens it.</summary>
    public void Settle()
    {
        using (
            var writer = new IndexWriter(
                _directory,
                new IndexWriterConfig(Version, _analyzer) { Similarity = _similarity }
            )
        )
            writer.ForceMerge(1);
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = _similarity };
        _numbers = _reader.Leaves[0].AtomicReader.GetNumericDocValues(Number);
    }

    public int Search(string question)
    {
        if (_queries.CreateBooleanQuery(Text, question) is not { } query)
            return -1;
        return _searcher!.Search(query, Top).ScoreDocs is [var first, ..] ? (int)_numbers!.Get(first.Doc) : -1;
    }

    public void Dispose()
    {
        Close();
        _analyzer.Dispose();
    }

    private void Close()
    {
        _reader?.Dispose();
        _directory?.Dispose();
        _reader = null;
    }
}
