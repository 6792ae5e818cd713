namespace ChatServer.Changes.Listening;

/// <summary>A side effect of what happens in conversations. It hears of every change soon after the commit, and never delays one.</summary>
/// <remarks>
/// What it changes is dated as what it heard, not as of now (<see cref="ChangeLog.LockAsync(Guid, DateTimeOffset, CancellationToken)"/>).
/// At least once: after a failure or a crash the same changes come again, and with several servers they may come to two of them. So what a
/// listener does must come out the same when it is done twice.
/// </remarks>
public interface ILogListener
{
    /// <summary>Under this name is stored how far it has heard, so it is for ever; a new listener hears everything from the beginning.</summary>
    static abstract string Name { get; }

    /// <summary>Hears changes of any number of conversations, each conversation's in order. If it throws, they come again.</summary>
    /// <remarks>All listeners hear one after the other in one scope, so what one has read there the next need not read again.</remarks>
    Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation);
}
