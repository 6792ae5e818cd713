using System.Collections.Concurrent;
using System.Diagnostics;

namespace ChatServer.ProgramTests.Histories;

/// <summary>What came of a request, as far as whoever made it can know.</summary>
public enum Outcome
{
    Ok,

    /// <summary>Refused for good: it never happened.</summary>
    Failed,

    /// <summary>No answer, or one that does not say: it happened once or not at all.</summary>
    Unknown,
}

/// <summary>One attempt to send. Times are of one monotonic clock.</summary>
public sealed record SendAttempt(
    Guid ConversationId, Guid SenderId, Guid ClientId, string Content, long InvokedAt, long EndedAt, Outcome Outcome, Guid Id = default, long Seq = 0);

/// <summary>One attempt to change a message that was acknowledged; those of one message follow one another.</summary>
/// <param name="Content">Null takes the message back.</param>
public sealed record EditAttempt(Guid MessageId, string? Content, Outcome Outcome);

/// <summary>One request to move marks that was answered.</summary>
public sealed record MarkAnswer(Guid ConversationId, Guid UserId, long InvokedAt, long EndedAt, long DeliveredSeq, long ReadSeq);

/// <summary>One upload, and what is found of it at the end.</summary>
/// <param name="Content">Null if it was never acknowledged.</param>
/// <param name="Found">Null if there is nothing to read.</param>
public sealed record Upload(Guid MediaId, string? Content, string? Found);

/// <summary>A change as a device came to know it, by its socket or by sync, in the order in which it applied them.</summary>
public sealed record Heard(string Device, Guid UserId, Guid ConversationId, int Epoch, long Seq, string Kind, Guid SubjectId);

/// <summary>What a device holds at the end, and what a fresh client of the same person reads then.</summary>
public sealed record FinalState(string Device, Guid UserId, string State, string Fresh);

/// <summary>What the database holds of a conversation at the end.</summary>
public sealed record StoredConversation(
    Guid Id,
    int Epoch,
    long HeadSeq,
    IReadOnlyList<StoredChange> Log,
    IReadOnlyList<StoredMessage> Messages,
    IReadOnlyList<StoredMember> Members);

public sealed record StoredChange(long Seq, string Kind, Guid SubjectId, DateTimeOffset At);

public sealed record StoredMessage(Guid Id, long Seq, Guid SenderId, Guid ClientId, string? Content, DateTimeOffset CreatedAt);

/// <param name="Unread">As the server tells the member.</param>
public sealed record StoredMember(Guid UserId, long JoinedSeq, long? LeftSeq, long DeliveredSeq, long ReadSeq, long Unread);

/// <summary>Everything that clients did and saw during a run, and how it ended. Many threads write it.</summary>
public sealed class History
{
    public ConcurrentQueue<SendAttempt> Sends { get; } = new();

    public ConcurrentQueue<MarkAnswer> Marks { get; } = new();

    public ConcurrentQueue<EditAttempt> Edits { get; } = new();

    public ConcurrentQueue<Upload> Uploads { get; } = new();

    public ConcurrentQueue<Heard> Heard { get; } = new();

    public ConcurrentQueue<FinalState> States { get; } = new();

    public ConcurrentQueue<StoredConversation> Stored { get; } = new();

    /// <summary>Now, by the clock of every record.</summary>
    public static long Now => Stopwatch.GetTimestamp();
}
