using System.Buffers;

namespace ChatServer.Messages.Entities;

/// <summary>One way through a text, from mark to mark.</summary>
internal sealed class EntityScan(string text, Mentionable people)
{
    private const string Fence = "```";

    private static readonly SearchValues<char> Language =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+#-");

    private readonly List<TextEntity> _found = [];
    private readonly OpenMarks _open = new(text);
    private int _quoteEnd;

    // What is a hashtag, say, is not the beginning of an address as well.
    private int _taken;

    // Where it was looked for the end of a code block in vain; nobody need look there again.
    private int _noFenceBefore;

    public List<TextEntity> Run()
    {
        var at = BeginLine(0);
        while (at < text.Length && _found.Count < TextEntities.Max)
        {
            var next = text.AsSpan(at).IndexOfAny(TextEntities.Marks);
            if (next < 0) break;
            at = Take(at + next);
        }

        return _found;
    }

    /// <returns>Where to go on.</returns>
    private int Take(int at) => text[at] switch
    {
        '\n' => BeginLine(at + 1),
        '\\' => Escape(at),
        '`' => text.AsSpan(at).StartsWith(Fence, StringComparison.Ordinal) ? CodeBlock(at) : Code(at),
        '[' => _open.Push('[', 1, at),
        ']' => Link(at),
        ':' => Url(at),
        '@' => Mention(at),
        '#' => Add(EntityType.Hashtag, at, Words.HashtagEnd(text, at)),
        _ => Style(at),
    };

    private int BeginLine(int at)
    {
        _open.Clear();
        if (!TextEntities.IsQuote(text.AsSpan(at))) return at;

        var line = text.AsSpan(at);
        if (line.IndexOf('\n') is var length and >= 0) line = line[..length];
        if (line[2..].IsWhiteSpace()) return at;

        _quoteEnd = at + line.Length;
        _found.Add(new TextEntity { Type = EntityType.Quote, Offset = at, Length = line.Length, Open = 2 });
        return at + 2;
    }

    // A mark after a backslash is none. The backslash is shown.
    private int Escape(int at) => at + 1 < text.Length && text[at + 1] != '\n' ? at + 2 : at + 1;

    private int CodeBlock(int at)
    {
        // Within a quote, which is a line, it has to end in that line.
        var limit = at < _quoteEnd ? _quoteEnd : text.Length;
        var body = at + Fence.Length;
        if (at < _noFenceBefore) return body;

        var length = text.AsSpan(body, limit - body).IndexOf(Fence, StringComparison.Ordinal);
        if (length < 0)
        {
            _noFenceBefore = limit;
            return body;
        }

        return CodeBlock(at, body, body + length);
    }

    private int CodeBlock(int at, int body, int fence)
    {
        var inside = text.AsSpan(body, fence - body);
        if (inside.Contains('\n')) _open.Clear();

        var name = inside.IndexOfAnyExcept(Language) is var end and >= 0 && inside[end] == '\n' ? inside[..end].ToString() : null;
        var from = name is null ? body : body + name.Length + 1;
        var to = fence > from && text[fence - 1] == '\n' ? fence - 1 : fence;
        if (to <= from) return fence + Fence.Length;

        return Add(EntityType.CodeBlock, at, fence + Fence.Length, open: from - at, close: fence + Fence.Length - to, language: name is "" ? null : name);
    }

    private int Code(int at)
    {
        var length = text.AsSpan(at + 1).IndexOfAny('`', '\n');
        if (length < 0 || text[at + 1 + length] == '\n') return at + 1;
        return length == 0 ? at + 2 : Add(EntityType.Code, at, at + length + 2, open: 1, close: 1);
    }

    private int Style(int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] == text[at]) end++;
        return _open.Style(at, end, _found);
    }

    private int Link(int at)
    {
        // However it goes on, the bracket is closed.
        if (_open.Take('[', 1, at) is not { } opened || at + 1 == text.Length || text[at + 1] != '(') return at + 1;

        var end = Addresses.TargetEnd(text, at + 2);
        if (end < 0) return at + 1;
        var url = text[(at + 2)..end];
        return Addresses.IsTarget(url) ? Add(EntityType.Link, opened, end + 1, open: 1, close: end + 1 - at, url: url) : at + 1;
    }

    private int Url(int at)
    {
        var start = Addresses.SchemeStart(text, at);
        if (start < _taken) return at + 1;

        var end = Addresses.UrlEnd(text, start);
        if (!Addresses.IsUrl(text.AsSpan(start, end - start))) return end;

        // Nobody is to see one address and be led to another.
        _open.Take('[', 1, at);
        return Add(EntityType.Url, start, end);
    }

    private int Mention(int at)
    {
        var (length, userId) = people.Find(Words.NameAfter(text, at));
        if (length == 0) return at + 1;

        return userId == Mentionable.All
            ? Add(EntityType.MentionAll, at, at + 1 + length)
            : Add(EntityType.Mention, at, at + 1 + length, userId: userId);
    }

    private int Add(
        EntityType type, int at, int end, int open = 0, int close = 0, Guid? userId = null, string? url = null, string? language = null)
    {
        if (end <= at) return at + 1;

        _taken = end;
        _found.Add(new TextEntity
        {
            Type = type,
            Offset = at,
            Length = end - at,
            Open = open,
            Close = close,
            UserId = userId,
            Url = url,
            Language = language,
        });
        return end;
    }
}
