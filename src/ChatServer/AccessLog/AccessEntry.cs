using ChatServer.Chains;

namespace ChatServer.AccessLog;

/// <summary>That somebody opened a conversation, which has a chain of its own.</summary>
public sealed class AccessEntry : ChainEntry, IChained
{
    public static string ChainName => "access-log";

    public required Guid UserId { get; init; }

    internal override void AppendTo(ChainHash hash) => hash.Add(UserId);
}
