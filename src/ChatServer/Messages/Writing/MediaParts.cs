using ChatServer.Media;

namespace ChatServer.Messages.Writing;

/// <summary>What a group's statement says more where messages have media: nothing at all where none has.</summary>
internal sealed record MediaParts(string Own, string Verdicts, string Column, string Count, string Effects)
{
    // Somebody else's may be passed on by whoever sees them in a message now.
    private const string SeenBySender = """
        exists (
            select from message_media r
            join members f on f.conversation_id = r.conversation_id and f.user_id = i.sender_id and f.left_seq is null and r.seq > f.history_seq
            where r.media_id = m.id)
        """;

    public static readonly MediaParts None = new("", "", "", "", "");

    /// <summary>Parameters 12 to 15: for each media its message (from 1), its place in it (from 0), its id, and whether that message is a forward.</summary>
    public static readonly MediaParts Some = new(
        Own: $"""

            given as materialized (select * from unnest($12, $13, $14, $15) as g(n, position, media_id, is_forward)),
            own as materialized (
                select g.n, g.position, g.media_id, m.kind, m.status
                from given g join input i on i.n = g.n join media m on m.id = g.media_id
                where (m.owner_id = i.sender_id and (m.shared_at is null or {MediaReferences.OfM}))
                    or {MediaReferences.InSetOf("i.sender_id")} or (g.is_forward and {SeenBySender})),
            """,
        Verdicts: """
            when (select count(*) from given g where g.n = i.n) <> (select count(*) from own o where o.n = i.n) then 5
            when exists (select from own o where o.n = i.n and o.status = 'failed') then 6
            """,
        Column: ", media_count",
        Count: ", (select count(*) from own o where o.n = accepted.n)",
        Effects: """
            ,
            placed as (
                insert into message_media (conversation_id, seq, position, media_id, kind)
                select a.conversation_id, a.seq, o.position, o.media_id, o.kind from accepted a join own o on o.n = a.n),
            shared as (
                update media d set shared_at = coalesce(d.shared_at, a.created_at), check_at = null
                from accepted a join own o on o.n = a.n where d.id = o.media_id)
            """);
}
