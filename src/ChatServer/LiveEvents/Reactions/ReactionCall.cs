namespace ChatServer.LiveEvents.Reactions;

/// <summary>Reactions that one person sent in one call.</summary>
public sealed record ReactionCall(Guid EventId, Guid UserId, Guid ClientId, string Emoji, int Count);

public enum ReactionVerdict
{
    /// <summary>Stored and counted.</summary>
    Counted,

    /// <summary>It was counted before.</summary>
    Repeated,

    /// <summary>Its client id was used for something else.</summary>
    Reused,

    NotLive,

    Over,

    NotTakingPart,

    Silenced,
}

/// <param name="Total">Where it was counted: how many of this emoji there are with it.</param>
/// <param name="Wait">Where the person is silenced: for how long.</param>
public readonly record struct ReactionOutcome(ReactionVerdict Verdict, long Total = 0, TimeSpan Wait = default);

/// <summary>A call on its way into the database, and whoever waits for it.</summary>
internal sealed class PendingReaction(ReactionCall call)
{
    // Continuations run elsewhere; a caller's code must never run on, and so stall, the commit loop.
    private readonly TaskCompletionSource<ReactionOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReactionCall Call { get; } = call;

    public Task<ReactionOutcome> Outcome => _outcome.Task;

    /// <summary>Two of these in one group could not see each other in the table.</summary>
    public (Guid EventId, Guid UserId, Guid ClientId) Key => (Call.EventId, Call.UserId, Call.ClientId);

    public void Succeed(ReactionOutcome outcome) => _outcome.TrySetResult(outcome);

    public void Fail(Exception failure) => _outcome.TrySetException(failure);
}
