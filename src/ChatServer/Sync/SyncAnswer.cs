using System.Text.Json.Serialization;
using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Users;

namespace ChatServer.Sync;

/// <summary>What a client lacks. What it had, with this applied, is what a fresh client would read.</summary>
/// <param name="Cursor">Pass it with the next sync.</param>
/// <param name="Me">What happened to your own list since the cursor: conversations joined or left, settings, sessions.</param>
/// <param name="Users">
/// Cards, changed since the cursor, of contacts, of people you share a conversation with, and your own. Those of newcomers are read by GET /users/{id}.
/// </param>
/// <param name="Conversations">The known ones, and with a cursor those of yours that moved since, are not known and not hidden.</param>
/// <param name="HasMore">Whether to ask again at once, with what this answer brought.</param>
public sealed record SyncAnswer(
    string Cursor,
    IReadOnlyList<ListChange> Me,
    IReadOnlyList<UserCard> Users,
    IReadOnlyList<SyncedConversation> Conversations,
    bool HasMore);

/// <summary>Something that happened to your own list.</summary>
/// <param name="Seq">Position in your list.</param>
/// <param name="Kind">Such as conversation.joined, conversation.left, settings.updated, session.ended.</param>
/// <param name="At">When.</param>
/// <param name="SubjectId">The conversation or session it is about; your own id for settings.</param>
public sealed record ListChange(long Seq, string Kind, DateTimeOffset At, Guid SubjectId);

/// <summary>How a known conversation stands.</summary>
public enum SyncStatus
{
    /// <summary>Nothing happened since.</summary>
    UpToDate,

    /// <summary>What happened since comes along, one entry per position.</summary>
    Changes,

    /// <summary>Too far behind, of another epoch, or not known: its view comes along; reload the newest page.</summary>
    TooLong,

    /// <summary>You are not a member, or there is no such conversation.</summary>
    Gone,
}

/// <summary>What happened in one conversation.</summary>
/// <param name="ConversationId">Which one.</param>
/// <param name="Status">upToDate, changes, tooLong or gone.</param>
/// <param name="Epoch">The epoch of the positions.</param>
/// <param name="HeadSeq">Position of the newest change; null when gone.</param>
/// <param name="Changes">One entry per position, in order, also for messages deleted since.</param>
/// <param name="Receipts">
/// Marks that moved since the cursor, in conversations of up to 256 members; all of them with tooLong. In larger ones only your own.
/// They are of now, also when changes are still to come with the next answer.
/// </param>
/// <param name="Conversation">With changes and tooLong: the conversation as you see it now.</param>
public sealed record SyncedConversation(
    Guid ConversationId,
    SyncStatus Status,
    int Epoch,
    long? HeadSeq,
    IReadOnlyList<ChangeView> Changes,
    IReadOnlyList<SyncedMarks> Receipts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ConversationView? Conversation);

/// <summary>Where a member's marks are.</summary>
/// <param name="UserId">The member.</param>
/// <param name="DeliveredSeq">Up to here their devices have received everything.</param>
/// <param name="ReadSeq">Up to here they have read everything; null where you or they do not show reads.</param>
/// <param name="At">When the marks last moved.</param>
public sealed record SyncedMarks(Guid UserId, long DeliveredSeq, long? ReadSeq, DateTimeOffset At);
