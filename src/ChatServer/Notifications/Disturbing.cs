namespace ChatServer.Notifications;

/// <summary>The one rule for whether somebody wants to be disturbed, as a condition of SQL.</summary>
internal static class Disturbing
{
    /// <param name="person">The column with the person.</param>
    /// <param name="conversation">The column with the conversation.</param>
    /// <param name="actor">The column with the one who did it.</param>
    public static string Joins(string person, string conversation, string actor) => $"""
        left join notification_levels l on l.user_id = {person} and l.conversation_id = {conversation}
        left join notification_preferences p on p.user_id = {person}
        left join contacts k on k.user_id = {person} and k.contact_id = {actor}
        """;

    /// <param name="kind">The column with the kind.</param>
    /// <param name="now">The parameter with the time.</param>
    public static string Is(string kind, string now) => $$"""
        ({{kind}} <> all(coalesce(p.quiet_kinds, '{}')) and ({{kind}} = 'reminder' or (
            (l.level is null or l.level = 'all' or (l.level = 'mentions' and {{kind}} in ('mention', 'reply', 'eventsoon', 'eventseated')))
            and (l.muted_until is null or l.muted_until <= {{now}})
            and (p.muted_until is null or p.muted_until <= {{now}})
            and (k.muted_until is null or k.muted_until <= {{now}}))))
        """;
}
