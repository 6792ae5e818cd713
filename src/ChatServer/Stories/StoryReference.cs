namespace ChatServer.Stories;

/// <summary>The story that a message answers. It says nothing of what was in it.</summary>
/// <param name="Id">The story; it can be read as long as it is there.</param>
/// <param name="AuthorId">Whose it is.</param>
/// <param name="ExpiresAt">From then on it is gone for certain.</param>
public sealed record StoryReference(Guid Id, Guid AuthorId, DateTimeOffset ExpiresAt)
{
    public static StoryReference Of(Story s) => new(s.Id, s.AuthorId, s.ExpiresAt);
}
