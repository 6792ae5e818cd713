namespace ChatServer.Receipts;

/// <summary>How far a message has come to one member.</summary>
public enum ReceiptStatus
{
    /// <summary>The server has it.</summary>
    Sent,

    /// <summary>It has reached one of the member's devices.</summary>
    Delivered,

    /// <summary>The member has read it.</summary>
    Read,
}

/// <summary>What one member's marks say about one message.</summary>
/// <param name="UserId">The member.</param>
/// <param name="Status">sent, delivered or read; never "read" where you or they do not show reads.</param>
/// <param name="DeliveredAt">When it reached one of their devices.</param>
/// <param name="ReadAt">When they read it.</param>
public sealed record ReceiptView(Guid UserId, ReceiptStatus Status, DateTimeOffset? DeliveredAt, DateTimeOffset? ReadAt);
