using NewsBot.Terminal;

namespace NewsBot.Tests.Terminal;

public sealed class LineEditorTests : IDisposable
{
    private readonly Queue<ConsoleKeyInfo> _keys = new();
    private readonly StringWriter _screen = new();
    private readonly LineEditor _editor;

    public LineEditorTests()
    {
        _editor = new LineEditor(_keys.Dequeue, _screen, () => 40, () => _keys.Count > 1);
    }

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void What_is_typed_is_read()
    {
        Type("Who rejected Сочи?");
        Assert.Equal("Who rejected Сочи?", Read());
    }

    [Fact]
    public void The_cursor_moves_and_edits_by_whole_characters()
    {
        Type("a👍🏽c");
        Press(ConsoleKey.LeftArrow, ConsoleKey.Backspace);
        Type("b");
        Press(ConsoleKey.Home, ConsoleKey.Delete);
        Assert.Equal("bc", Read());
    }

    [Fact]
    public void Up_and_down_bring_back_what_was_typed()
    {
        Type("first");
        Read();
        Type("second");
        Read();
        Type("draft");
        Press(ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.UpArrow);
        Assert.Equal("first", Read());
        Press(ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.DownArrow);
        Type("!");
        Assert.Equal("first!", Read());
    }

    [Fact]
    public void Control_c_clears_the_line_and_leaves_an_empty_one()
    {
        Type("typed");
        Control(ConsoleKey.C);
        Control(ConsoleKey.C);
        Assert.Null(_editor.ReadLine("> "));
    }

    [Fact]
    public void Control_d_leaves_an_empty_line_only()
    {
        Type("ab");
        Press(ConsoleKey.Home);
        Control(ConsoleKey.D);
        Assert.Equal("b", Read());
        Control(ConsoleKey.D);
        Assert.Null(_editor.ReadLine("> "));
    }

    [Fact]
    public void Control_w_u_and_k_take_away_a_word_the_front_and_the_end()
    {
        Type("one two three");
        Control(ConsoleKey.W);
        Assert.Equal("one two ", Read());
        Type("one two");
        Press(ConsoleKey.LeftArrow, ConsoleKey.LeftArrow);
        Control(ConsoleKey.K);
        Control(ConsoleKey.U);
        Type("new");
        Assert.Equal("new", Read());
    }

    [Fact]
    public void Control_left_and_right_go_by_words()
    {
        Type("one two three");
        Control(ConsoleKey.LeftArrow);
        Control(ConsoleKey.LeftArrow);
        Type("X");
        Control(ConsoleKey.RightArrow);
        Type("Y");
        Assert.Equal("one XtwoY three", Read());
    }

    [Fact]
    public void A_pasted_text_is_drawn_once_and_cut_where_telegram_would_not_take_it()
    {
        Type(new string('a', 96_000));
        Assert.Equal(4096, Read()!.Length);
        Assert.InRange(_screen.ToString().Length, 1, 1000);
    }

    [Fact]
    public void A_line_break_in_a_pasted_text_is_no_enter()
    {
        Type("/add ");
        Type("\u001b[200~Headline\r\rA paragraph.\u001b[201~");
        Type("!");
        Assert.Equal("/add Headline\n\nA paragraph.!", Read());
    }

    [Fact]
    public void A_pasted_article_is_not_cut_as_a_question_is()
    {
        Type($"\u001b[200~{new string('a', 10_000)}\u001b[201~");
        Assert.Equal(10_000, Read()!.Length);
    }

    [Fact]
    public void Escape_alone_does_nothing()
    {
        Type("a\u001b");
        Assert.Equal("a", Read());
    }

    private string? Read()
    {
        _keys.Enqueue(new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false));
        return _editor.ReadLine("> ");
    }

    private void Type(string text)
    {
        foreach (var c in text)
            _keys.Enqueue(new ConsoleKeyInfo(c, ConsoleKey.None, false, false, false));
    }

    private void Press(params ConsoleKey[] keys)
    {
        foreach (var key in keys)
            _keys.Enqueue(new ConsoleKeyInfo('\0', key, false, false, false));
    }

    private void Control(ConsoleKey key) => _keys.Enqueue(new ConsoleKeyInfo('\0', key, false, false, control: true));
}
