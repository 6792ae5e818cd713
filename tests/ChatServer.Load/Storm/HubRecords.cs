namespace ChatServer.Load.Storm;

/// <summary>What comes over a socket, as far as a follower looks at it.</summary>
internal sealed record HubRecord(int Type, string? Target, List<HeardChange>? Arguments, SyncResult? Result, string? Error);

internal sealed record HeardChange(Guid ConversationId, long Seq);

internal sealed record SyncResult(string Cursor, bool HasMore, List<SyncedLog> Conversations);

internal sealed record SyncedLog(Guid ConversationId, string Status, int Epoch, List<HeardChange> Changes);

internal sealed record SyncCall(string? Cursor, IEnumerable<KnownLog> Known);

internal sealed record KnownLog(Guid ConversationId, int Epoch, long Seq);
