namespace ChatServer.Media;

/// <summary>Everything that keeps a media.</summary>
internal static class MediaReferences
{
    /// <summary>Of the media m. Whatever begins to refer to a media locks it first, and clears its time.</summary>
    public const string OfM = """
        (exists (select from message_media r where r.media_id = m.id)
            or exists (select from users r where r.avatar_media_id = m.id)
            or exists (select from conversations r where r.avatar_media_id = m.id))
        """;
}
