using ChatServer.Refusals;
using ChatServer.Search.Queries;
using ChatServer.Texts;

namespace ChatServer.Conversations.Channels;

/// <summary>What somebody looks for in the directory, as a tsquery over <see cref="ChannelWords"/>.</summary>
internal static class ChannelSearch
{
    // A look-up costs as much as it has words.
    private const int MaxWords = 32;

    /// <summary>All of these words, any of which may go on. Nothing in them can hold a quote or a backslash.</summary>
    public static string Query(string q)
    {
        if (Text.WhyNotStorable(q) is { } problem) throw Refusal.InvalidRequest("q", problem);

        var words = Text.RequireAtMost(SearchQueryParser.MaxLength, q, "q").Split(' ')
            .Select(w => WordClause.Of(w, isPrefix: true)).OfType<WordClause>()
            .SelectMany(clause => clause.Words.Select((word, i) => $"'{word.Text}'{(clause.MayGoOn(i) ? ":*" : "")}"))
            .Take(MaxWords).ToList();
        return words.Count > 0 ? string.Join(" & ", words) : throw Refusal.InvalidRequest("q", "There is no word in it.");
    }
}
