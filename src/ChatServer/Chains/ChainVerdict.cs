namespace ChatServer.Chains;

/// <summary>What is wrong with the first entry that is not as it was written.</summary>
public enum ChainFault
{
    /// <summary>It is not what was written at this place.</summary>
    Changed,

    /// <summary>It is not there any more.</summary>
    Removed,

    /// <summary>It was not written by the server.</summary>
    Added,

    /// <summary>What tells where the log begins and ends was changed.</summary>
    Head,
}

/// <summary>The first entry that is not as it was written.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Fault">changed, removed, added, or head: what tells where the log begins and ends was changed, before this entry was written.</param>
public sealed record BrokenEntry(long Number, ChainFault Fault);

/// <summary>Whether a log is as it was written.</summary>
/// <param name="Ok">Every entry is there, unchanged, and none besides.</param>
/// <param name="Entries">How many there are.</param>
/// <param name="FirstNumber">Number of the oldest one that is kept; those before were forgotten because of their age.</param>
/// <param name="HeadNumber">Number of the newest one.</param>
/// <param name="HeadHash">
/// Its hash, in hexadecimal. Noted elsewhere, it also shows later that nobody has put back an older state of the whole log, which the log
/// itself cannot tell.
/// </param>
/// <param name="FirstBroken">The first entry that is not as it was written; null if all are.</param>
public sealed record ChainVerdict(bool Ok, long Entries, long FirstNumber, long HeadNumber, string HeadHash, BrokenEntry? FirstBroken);
