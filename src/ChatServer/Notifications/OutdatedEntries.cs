namespace ChatServer.Notifications;

/// <summary>Entries that tell of what is not so any more.</summary>
/// <param name="Kind">Only of this kind; null: of all.</param>
internal sealed record OutdatedEntries(Guid ConversationId, Guid MessageId, NotificationKind? Kind = null)
{
    /// <summary>Whose entries stay.</summary>
    public Guid[] KeptBy { get; init; } = [];
}

/// <summary>What follows from changes.</summary>
internal sealed record FoundEntries(IReadOnlyList<WantedEntry> Entries, IReadOnlyList<OutdatedEntries> Outdated);
