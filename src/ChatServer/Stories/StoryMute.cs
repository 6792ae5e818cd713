namespace ChatServer.Stories;

/// <summary>Somebody whose stories a person wants to see last, without being told of them.</summary>
public sealed class StoryMute
{
    public required Guid UserId { get; init; }

    public required Guid AuthorId { get; init; }
}
