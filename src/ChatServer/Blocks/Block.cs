namespace ChatServer.Blocks;

/// <summary>Somebody does not want to have to do with somebody. It keeps both apart; only the one who wanted it knows.</summary>
public sealed class Block
{
    public required Guid UserId { get; init; }

    public required Guid BlockedId { get; init; }

    public required DateTimeOffset BlockedAt { get; init; }
}
