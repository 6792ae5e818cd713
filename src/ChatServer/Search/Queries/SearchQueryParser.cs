using System.Globalization;
using ChatServer.Http;
using ChatServer.Media.Processing;
using ChatServer.Refusals;
using ChatServer.Search.Words;
using ChatServer.Texts;

namespace ChatServer.Search.Queries;

/// <summary>Reads what people type: words, "phrases", begin*, #tag, from:, in:, has:, before: and after:.</summary>
public sealed class SearchQueryParser
{
    public const int MaxLength = 256;

    private const string Quotes = "\"“”„";
    private const string Link = "link";

    private static readonly Dictionary<string, MediaKind> Kinds =
        Enum.GetValues<MediaKind>().ToDictionary(k => k.ToString(), StringComparer.OrdinalIgnoreCase);

    private readonly string _text;
    private readonly List<WordClause> _words = [];
    private readonly List<string> _tags = [];
    private readonly List<string> _from = [];
    private readonly List<Guid> _in = [];
    private readonly List<MediaKind> _media = [];
    private bool _hasLink;
    private DateTimeOffset? _before;
    private DateTimeOffset? _after;

    private SearchQueryParser(string text) => _text = text;

    /// <exception cref="RefusalException">It cannot be read; the refusal says where.</exception>
    public static SearchQuery Parse(string? text)
    {
        if (Text.WhyNotStorable(text ?? "") is { } problem) throw Refusal.InvalidRequest("q", problem);
        var parser = new SearchQueryParser(Text.RequireAtMost(MaxLength, text ?? "", "q"));
        parser.ReadAll();
        return parser.Query();
    }

    private SearchQuery Query() => new()
    {
        Words = _words,
        Tags = _tags,
        From = _from,
        In = _in,
        Media = _media,
        HasLink = _hasLink,
        Before = _before,
        After = _after,
    };

    private void ReadAll()
    {
        var at = 0;
        while (at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[at])) at++;
            else if (Quotes.Contains(_text[at], StringComparison.Ordinal)) at = ReadPhrase(at);
            else at = ReadTerm(at);
        }
    }

    private int ReadPhrase(int start)
    {
        var end = _text.AsSpan(start + 1).IndexOfAny(Quotes) + start + 1;
        if (end == start) throw Wrong(start, "the quotation that begins here does not end.");

        Add(_text[(start + 1)..end], isPrefix: false);
        return end + 1;
    }

    private int ReadTerm(int start)
    {
        var end = start;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && !Quotes.Contains(_text[end], StringComparison.Ordinal)) end++;

        var term = _text[start..end];
        if (!ReadFilter(term, start)) ReadWord(term);
        return end;
    }

    private void ReadWord(string term)
    {
        if (Hashtags.Of(term) is { } tag) _tags.Add(tag);
        else Add(term.TrimEnd('*'), isPrefix: term.EndsWith('*'));
    }

    // Other words with a colon are words: an address, a time.
    private bool ReadFilter(string term, int start)
    {
        var colon = term.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return false;

        var (value, place) = (term[(colon + 1)..], start + colon + 1);
        switch (term[..colon].ToLowerInvariant())
        {
            case "from":
                _from.Add(value.TrimStart('@') is { Length: > 0 } name ? name.ToLowerInvariant() : throw Wrong(place, "a username is missing, or \"me\"."));
                return true;
            case "in":
                _in.Add(Ids.TryParse(value, out var id) ? id : throw Wrong(place, "this is not the id of a conversation."));
                return true;
            case "has":
                ReadHas(value, place);
                return true;
            case "before":
                _before = Time(value, place);
                return true;
            case "after":
                _after = Time(value, place);
                return true;
            default:
                return false;
        }
    }

    private void ReadHas(string value, int place)
    {
        if (value.Equals(Link, StringComparison.OrdinalIgnoreCase)) _hasLink = true;
        else _media.Add(Kinds.TryGetValue(value, out var kind) ? kind : throw Wrong(place, "it can be link, image, video, audio or file."));
    }

    private DateTimeOffset Time(string value, int place) =>
        DateTimeOffset.TryParseExact(
            value,
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : throw Wrong(place, "this is not a date such as 2026-11-21, or a time such as 2026-11-21T10:00:00Z.");

    private void Add(string text, bool isPrefix)
    {
        if (WordClause.Of(text, isPrefix) is { } clause) _words.Add(clause);
    }

    private RefusalException Wrong(int at, string problem) =>
        Refusal.InvalidRequest("q", $"At character {_text[..at].EnumerateRunes().Count() + 1}: {problem}");
}
