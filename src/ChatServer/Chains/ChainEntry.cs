namespace ChatServer.Chains;

/// <summary>What a kind of chain says of itself.</summary>
public interface IChained
{
    /// <summary>The keys of its hashes are made of it, so it is for ever.</summary>
    static abstract string ChainName { get; }
}

/// <summary>One entry of a chain. Each seals the one before it, so none can be changed or taken out unnoticed.</summary>
public abstract class ChainEntry
{
    /// <summary>Of a kind with one chain alone.</summary>
    public static readonly Guid OnlyChain = Guid.Empty;

    public required Guid ChainId { get; init; }

    /// <summary>1, 2, 3 … in each chain; given out when it is added.</summary>
    public long Number { get; internal set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Keyed hash of the entry and of the hash before it (<see cref="ChainSeal{TEntry}"/>).</summary>
    public byte[] Hash { get; internal set; } = [];

    /// <summary>Adds everything else that the entry says.</summary>
    internal abstract void AppendTo(ChainHash hash);
}

/// <summary>Where the entries of a chain begin and end, so that none can be cut off at either side.</summary>
public sealed class ChainHead<TEntry>
    where TEntry : ChainEntry
{
    public required Guid ChainId { get; init; }

    /// <summary>Number of the newest entry.</summary>
    public long Number { get; set; }

    /// <summary>Hash of the newest entry.</summary>
    public byte[] Hash { get; set; } = ChainHash.Beginning;

    /// <summary>Number of the newest entry that was forgotten because of its age; 0 while none was.</summary>
    public long ForgottenNumber { get; set; }

    /// <summary>Hash of that entry, on which the oldest one that is left builds.</summary>
    public byte[] ForgottenHash { get; set; } = ChainHash.Beginning;

    /// <summary>The first entry that was written after this row had been changed by somebody else; null while it never was.</summary>
    public long? BrokenNumber { get; set; }

    /// <summary>Keyed hash of all the rest.</summary>
    public byte[] Seal { get; set; } = [];
}
