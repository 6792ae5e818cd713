namespace ChatServer.LiveEvents;

/// <summary>The statements of <see cref="EventReader"/>. $1 is always the reader.</summary>
internal static class EventQueries
{
    private const string View = """
        select e.conversation_id, c.title, c.description, e.topic, c.owner_id,
            array(select h.user_id from members h where h.conversation_id = c.id and h.role = 'admin' and h.left_seq is null order by h.joined_seq),
            e.visibility, c.parent_id, e.capacity, c.member_count, e.state, e.scheduled_at, e.scheduled_end_at, e.started_at, e.ended_at,
            m.role, e.stream_url, c.created_at, e.version
        from live_events e
        join conversations c on c.id = e.conversation_id and c.deleted_at is null
        left join members m on m.conversation_id = c.id and m.user_id = $1 and m.left_seq is null
        """;

    private const string IsSeen = """
        (e.visibility = 'public' or m.role is not null
            or exists (select from members g where g.conversation_id = c.parent_id and g.user_id = $1 and g.left_seq is null))
        """;

    /// <summary>$2 is the event, $3 whether the reader holds its link.</summary>
    public const string One = $"{View} where e.conversation_id = $2 and ($3 or {IsSeen})";

    public const string LinkVersion = "select link_version from live_events where conversation_id = $1 and visibility = 'link'";

    // Each branch is served by an index in the order of the list, or is as long as a person's own list of conversations.
    private const string Own = """
        select o.conversation_id from members o join live_events e on e.conversation_id = o.conversation_id where o.user_id = $1 and o.left_seq is null
        """;

    private const string OfGroups = """
        select e.id from members g join conversations e on e.parent_id = g.conversation_id and e.kind = 'event' where g.user_id = $1 and g.left_seq is null
        """;

    /// <summary>$2 is how many, $3 and $4 the place after which the page begins, $5 the time, $6 the topic.</summary>
    public static string List(EventTime? when, EventShare? whose, bool topic)
    {
        var (order, after) = when == EventTime.Upcoming ? ("", ">") : (" desc", "<");
        var wanted = $"""
            c.deleted_at is null and (e.scheduled_at, e.conversation_id) {after} ($3, $4) and {Of(when)} and {(topic ? "e.topic = $6" : "$6::text is null")}
            """;
        var sorted = $"order by e.scheduled_at{order}, e.conversation_id{order} limit $2";
        var candidates = whose switch
        {
            EventShare.Mine => Own,
            EventShare.Hosted => $"{Own} and o.role in ('owner', 'admin')",
            _ => $"""
                (select e.conversation_id from live_events e join conversations c on c.id = e.conversation_id
                    where e.visibility = 'public' and {wanted} {sorted})
                union {Own} union {OfGroups}
                """,
        };
        return $"{View} where e.conversation_id in ({candidates}) and {wanted} {sorted}";
    }

    // Nothing lasts longer than a week, so what is still to come was scheduled for a week ago at the earliest.
    private static string Of(EventTime? when) => when switch
    {
        EventTime.Upcoming => "e.state = 'scheduled' and e.scheduled_end_at > $5 and e.scheduled_at > $5 - interval '7 days'",
        EventTime.Live => "e.state = 'live' and $5::timestamptz is not null",
        EventTime.Past => "e.state = 'ended' and $5::timestamptz is not null",
        _ => "$5::timestamptz is not null",
    };
}
