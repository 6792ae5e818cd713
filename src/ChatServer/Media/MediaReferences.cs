namespace ChatServer.Media;

/// <summary>Everything that keeps a media.</summary>
internal static class MediaReferences
{
    /// <summary>Of the media m. Whatever begins to refer to a media locks it first, and clears its time.</summary>
    public const string OfM = """
        (exists (select from message_media r where r.media_id = m.id)
            or exists (select from scheduled_messages r where r.media_ids @> array[m.id])
            or exists (select from users r where r.avatar_media_id = m.id)
            or exists (select from conversations r where r.avatar_media_id = m.id)
            or exists (select from media_set_items r where r.media_id = m.id)
            or exists (select from reactions r where r.media_id = m.id)
            or exists (select from link_pictures r where r.media_id = m.id)
            or exists (select from stories r where r.media_id = m.id)
            or exists (select from reports r where r.media_ids @> array[m.id]))
        """;

    /// <summary>Whether the media m is in a set that somebody may use now: their own, or that of a group they are in.</summary>
    /// <param name="person">Their id, in SQL.</param>
    public static string InSetOf(string person) => $"""
        exists (
            select from media_set_items r join media_sets s on s.id = r.set_id
            where r.media_id = m.id and (s.owner_id = {person} or exists (
                select from members u where u.conversation_id = s.conversation_id and u.user_id = {person} and u.left_seq is null)))
        """;
}
