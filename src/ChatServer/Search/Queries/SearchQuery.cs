using ChatServer.Media.Processing;
using ChatServer.Search.Words;

namespace ChatServer.Search.Queries;

/// <summary>What somebody looks for. Everything must hold; of several people, or several conversations, one.</summary>
public sealed record SearchQuery
{
    public const string Me = "me";

    private const int MaxLookedUp = 32;

    public IReadOnlyList<WordClause> Words { get; init; } = [];

    /// <summary>Folded, without their sign.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Usernames, or <see cref="Me"/>.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    public IReadOnlyList<Guid> In { get; init; } = [];

    public IReadOnlyList<MediaKind> Media { get; init; } = [];

    public bool HasLink { get; init; }

    /// <summary>Sent before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Sent at this time or later.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>The first of its words, which are looked up; the others are compared with what was found, for a look-up costs as much as it has words.</summary>
    public IEnumerable<WordClause> LookedUp
    {
        get
        {
            var left = MaxLookedUp;
            foreach (var clause in Words.TakeWhile(_ => left > 0))
            {
                yield return clause.Words.Count <= left ? clause : new WordClause([.. clause.Words.Take(left)], IsPrefix: false);
                left -= clause.Words.Count;
            }
        }
    }

    /// <summary>Whether it has nothing but words, as names have.</summary>
    public bool IsWords => Words.Count > 0 && Tags.Count + From.Count + In.Count + Media.Count == 0 && !HasLink && Before is null && After is null;

    /// <summary>Whether it says more than when.</summary>
    public bool SaysWhat => Words.Count + Tags.Count + From.Count + In.Count + Media.Count > 0 || HasLink;
}

/// <summary>Words that follow each other: a phrase, or what one word is cut into.</summary>
/// <param name="Words">As they were cut; their positions say how far apart they are.</param>
/// <param name="IsPrefix">Whether the last one may go on.</param>
public sealed record WordClause(IReadOnlyList<Word> Words, bool IsPrefix)
{
    /// <summary>What a piece of a search means; null when there is nothing in it to look for.</summary>
    public static WordClause? Of(string text, bool isPrefix)
    {
        var words = WordCutter.Cut(text);

        // The last character of a run is in the pair before it. Alone it is any pair that begins with it.
        words.RemoveAll(w => w.Kind == WordKind.Last && words.Exists(p => p.Kind == WordKind.Pair && p.Position == w.Position - 1));
        return words.Count == 0 ? null : new WordClause(words, isPrefix && words[^1].Kind == WordKind.Plain);
    }

    /// <summary>Whether this word of it may go on in a text.</summary>
    public bool MayGoOn(int index) => Words[index].Kind == WordKind.Last || (IsPrefix && index == Words.Count - 1);
}
