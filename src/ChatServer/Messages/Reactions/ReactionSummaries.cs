namespace ChatServer.Messages.Reactions;

/// <summary>What a message shows of the reactions to it: one summary for each emoji, in the order in which the emoji came.</summary>
internal static class ReactionSummaries
{
    /// <summary>Different emoji on one message.</summary>
    public const int MaxEmoji = 20;

    /// <summary>Different emoji of one person on one message.</summary>
    public const int MaxOfPerson = 5;

    public const int ShownPeople = 5;

    /// <param name="userId">Null where nobody is told who reacts.</param>
    public static IReadOnlyList<ReactionSummary> With(this IReadOnlyList<ReactionSummary>? all, string emoji, Guid? userId)
    {
        IReadOnlyList<Guid> newcomer = userId is { } id ? [id] : [];
        if (all?.FirstOrDefault(s => s.Emoji == emoji) is not { } summary) return [.. all ?? [], new ReactionSummary(emoji, 1, newcomer)];

        var shown = summary.UserIds.Count < ShownPeople ? [.. summary.UserIds, .. newcomer] : summary.UserIds;
        return all.With(new ReactionSummary(emoji, summary.Count + 1, shown));
    }

    /// <param name="first">Who reacted first with it among those who are left.</param>
    public static IReadOnlyList<ReactionSummary>? Without(this IReadOnlyList<ReactionSummary>? all, string emoji, IReadOnlyList<Guid> first)
    {
        if (all?.FirstOrDefault(s => s.Emoji == emoji) is not { } summary) return all;
        if (summary.Count > 1) return all.With(new ReactionSummary(emoji, summary.Count - 1, first));

        return all.Count == 1 ? null : [.. all.Where(s => s != summary)];
    }

    private static IReadOnlyList<ReactionSummary> With(this IReadOnlyList<ReactionSummary> all, ReactionSummary changed) =>
        [.. all.Select(s => s.Emoji == changed.Emoji ? changed : s)];
}
