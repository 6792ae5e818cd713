namespace ChatServer.Messages.Entities;

/// <summary>Marks of a line that may still find their end. There is at most one of each, so nothing lies deeper than there are kinds of them.</summary>
internal sealed class OpenMarks(string text)
{
    private readonly List<(char Mark, int Width, int At)> _marks = [];

    public void Clear() => _marks.Clear();

    /// <returns>Where to go on.</returns>
    public int Push(char mark, int width, int at)
    {
        _marks.RemoveAll(m => m.Mark == mark && m.Width == width);
        _marks.Add((mark, width, at));
        return at + width;
    }

    /// <summary>Where such a mark was opened, if there is something since; it is no longer open, nor is what was opened since.</summary>
    public int? Take(char mark, int width, int at)
    {
        var i = _marks.FindLastIndex(m => m.Mark == mark && m.Width == width && m.At + width < at);
        if (i < 0) return null;

        var opened = _marks[i].At;
        _marks.RemoveRange(i, _marks.Count - i);
        return opened;
    }

    /// <summary>A run of the same mark ends what is open, or opens something.</summary>
    /// <returns>Where to go on.</returns>
    public int Style(int at, int end, List<TextEntity> found)
    {
        var (mark, width) = (text[at], end - at);
        if (mark == '_' ? width > 1 : mark == '~' ? width != 2 : width > 3) return end;

        if (MayClose(mark, at, end) && (width < 3 ? Close(mark, width, at, found) : CloseBoth(at, found))) return end;
        if (!MayOpen(mark, at, end)) return end;
        return width < 3 ? Push(mark, width, at) : Push('*', 1, Push('*', 2, at));
    }

    private static EntityType TypeOf(char mark, int width) =>
        mark == '~' ? EntityType.Strikethrough : width == 2 ? EntityType.Bold : EntityType.Italic;

    private bool MayClose(char mark, int at, int end) =>
        at > 0 && !char.IsWhiteSpace(text[at - 1]) && (mark != '_' || !Words.IsLetterAt(text, end));

    private bool MayOpen(char mark, int at, int end) =>
        end < text.Length && !char.IsWhiteSpace(text[end]) && (mark != '_' || !Words.IsLetterAt(text, at - 1));

    private bool Close(char mark, int width, int at, List<TextEntity> found)
    {
        if (Take(mark, width, at) is not { } opened) return false;

        found.Add(new TextEntity { Type = TypeOf(mark, width), Offset = opened, Length = at + width - opened, Open = width, Close = width });
        return true;
    }

    // "***" ends what was opened last, and then the other one.
    private bool CloseBoth(int at, List<TextEntity> found)
    {
        var inner = _marks.FindLast(m => m.Mark == '*').Width == 1 ? 1 : 2;
        return Close('*', inner, at, found) && (Close('*', 3 - inner, at + inner, found) || true);
    }
}
