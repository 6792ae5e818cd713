using System.Globalization;
using System.Text;
using ChatServer.Media.Processing;
using ChatServer.Search.Queries;
using ChatServer.Search.Words;

namespace ChatServer.Search.Indexing;

/// <summary>How words and what else is looked for are written into the index: "block, sign, word".</summary>
/// <remarks>
/// With the block in front, a search for a word that is everywhere touches only the newest block, and writing touches only one end of the
/// index. Nothing here can hold a quote or a backslash: words are letters, digits, marks and symbols.
/// </remarks>
public static class Lexemes
{
    public const char Word = '.';
    public const char FileName = '~';

    private const char Tag = '#';
    private const char Sender = '@';
    private const char Conversation = '=';
    private const char Has = '%';
    private const string Link = "link";
    private const string AnyMedia = "media";

    // PostgreSQL counts no further.
    private const int MaxPosition = 16_383;

    // Between texts, and between file names, so that no phrase reaches from one into the next.
    private const int Gap = 10;

    /// <summary>The text of a message's tsvector.</summary>
    public static string Vector(int block, IndexedContent message)
    {
        var vector = new StringBuilder();
        AddWords(vector, block, Word, message.Said.Texts);
        foreach (var (tag, _, _) in message.Said.Tags) Add(vector, block, Tag, tag);
        Add(vector, block, Sender, Short(message.SenderId));
        Add(vector, block, Conversation, Short(message.ConversationId));
        if (message.Said.HasLink) Add(vector, block, Has, Link);
        foreach (var kind in message.Media.Select(m => Name(m.Kind)).Distinct()) Add(vector, block, Has, kind);
        if (message.Media.Count > 0) Add(vector, block, Has, AnyMedia);
        AddWords(vector, block, FileName, message.Media.Select(m => m.Name ?? ""));
        return vector.ToString();
    }

    /// <summary>The text of a tsquery for one block.</summary>
    public static string Query(int block, SearchQuery query, char words, IReadOnlyCollection<Guid> senders)
    {
        var parts = query.LookedUp.Select(c => Phrase(block, words, c))
            .Concat(query.Tags.Select(t => Lexeme(block, Tag, t)))
            .Concat(query.Media.Select(k => Lexeme(block, Has, Name(k))))
            .ToList();
        if (query.HasLink) parts.Add(Lexeme(block, Has, Link));
        if (words == FileName && query.Media.Count == 0) parts.Add(Lexeme(block, Has, AnyMedia));
        if (senders.Count > 0) parts.Add(AnyOf(senders.Select(s => Lexeme(block, Sender, Short(s)))));
        if (query.In.Count > 0) parts.Add(AnyOf(query.In.Select(c => Lexeme(block, Conversation, Short(c)))));
        return $"({string.Join(" & ", parts)})";
    }

    /// <summary>Its words alone: only they say how well a message matches, and what has no positions would take part as if it were nowhere.</summary>
    public static string Rank(int block, SearchQuery query, char words) =>
        $"({string.Join(" & ", query.LookedUp.Select(c => Phrase(block, words, c)))})";

    private static void AddWords(StringBuilder vector, int block, char sign, IEnumerable<string> texts)
    {
        var before = 0;
        foreach (var words in texts.Select(WordCutter.Cut))
        {
            foreach (var word in words) Add(vector, block, sign, word.Text, before + word.Position);
            before += words.Count + Gap;
        }
    }

    private static void Add(StringBuilder vector, int block, char sign, string text, int? position = null)
    {
        vector.Append(Lexeme(block, sign, text));
        if (position is { } p) vector.Append(CultureInfo.InvariantCulture, $":{Math.Min(p, MaxPosition)}");
        vector.Append(' ');
    }

    private static string Phrase(int block, char sign, WordClause clause)
    {
        var phrase = new StringBuilder("(");
        for (var i = 0; i < clause.Words.Count; i++)
        {
            if (i > 0) phrase.Append(CultureInfo.InvariantCulture, $" <{clause.Words[i].Position - clause.Words[i - 1].Position}> ");
            phrase.Append(Lexeme(block, sign, clause.Words[i].Text));
            if (clause.MayGoOn(i)) phrase.Append(":*");
        }

        return phrase.Append(')').ToString();
    }

    private static string AnyOf(IEnumerable<string> lexemes) => $"({string.Join(" | ", lexemes)})";

    private static string Lexeme(int block, char sign, string text) => string.Create(CultureInfo.InvariantCulture, $"'{block:x}{sign}{text}'");

    private static string Name(MediaKind kind) => kind.ToString().ToLowerInvariant();

    // The random half of an id: enough to leave nearly everything else out, and the rest is compared with the row.
    private static string Short(Guid id) => id.ToString("N")[16..];
}
