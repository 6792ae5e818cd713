namespace ChatServer.Changes;

/// <summary>A change that is committed, with the view of its subject if the use case had it at hand.</summary>
public sealed record CommittedChange(long Seq, ChangeKind Kind, Guid SubjectId, Guid ActorId, DateTimeOffset At, object? View);

/// <summary>Tells this node's listeners what was committed here, and passes on signals. Called after COMMIT only.</summary>
public sealed partial class ChangeFeed(ILogger<ChangeFeed> log)
{
    /// <summary>Raised once per conversation and transaction. Transactions of one conversation may arrive out of order.</summary>
    public event Action<Guid, IReadOnlyList<CommittedChange>>? Committed;

    public event Action<Signal>? Announced;

    public void Publish(Guid conversationId, IReadOnlyList<CommittedChange> changes)
    {
        try
        {
            Committed?.Invoke(conversationId, changes);
        }
        catch (Exception failure)
        {
            // It is committed: whoever asked for it is told so, and listeners find it in the log.
            ListenerFailed(failure);
        }
    }

    public void Announce(Signal signal)
    {
        try
        {
            Announced?.Invoke(signal);
        }
        catch (Exception failure)
        {
            ListenerFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "A listener to committed changes failed")]
    private partial void ListenerFailed(Exception failure);
}
