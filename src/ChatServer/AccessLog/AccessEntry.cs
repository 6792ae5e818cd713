namespace ChatServer.AccessLog;

/// <summary>That somebody opened a conversation. Each entry seals the one before it, so none can be changed or taken out unnoticed.</summary>
public sealed class AccessEntry
{
    public required Guid ConversationId { get; init; }

    /// <summary>1, 2, 3 … in each conversation.</summary>
    public required long Number { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset AccessTime { get; init; }

    /// <summary>Keyed hash of the entry and of the hash before it (<see cref="AccessChain"/>).</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>Where the entries of a conversation begin and end, so that none can be cut off at either side.</summary>
public sealed class AccessHead
{
    public required Guid ConversationId { get; init; }

    /// <summary>Number of the newest entry.</summary>
    public long Number { get; set; }

    /// <summary>Hash of the newest entry.</summary>
    public byte[] Hash { get; set; } = AccessChain.Beginning;

    /// <summary>Number of the newest entry that was forgotten because of its age; 0 while none was.</summary>
    public long ForgottenNumber { get; set; }

    /// <summary>Hash of that entry, on which the oldest one that is left builds.</summary>
    public byte[] ForgottenHash { get; set; } = AccessChain.Beginning;

    /// <summary>The first entry that was written after this row had been changed by somebody else; null while it never was.</summary>
    public long? BrokenNumber { get; set; }

    /// <summary>Keyed hash of all the rest.</summary>
    public byte[] Seal { get; set; } = [];
}
