using ChatServer.Messages.Reactions;
using ChatServer.Refusals;

namespace ChatServer.Messages;

/// <summary>Something a person said. It is written once by the message writer; edits and deletion change it in place.</summary>
public sealed class Message
{
    public required Guid Id { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>Position in the conversation's log; the only order there is.</summary>
    public long Seq { get; init; }

    /// <summary>1 for the first message of the conversation, without holes.</summary>
    public long Number { get; init; }

    /// <summary>Chosen by the sender, so that a repeated send finds its first attempt.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>Keyed hash of what was sent, to tell a repetition from a reused client id; cleared on deletion.</summary>
    public byte[]? RequestHash { get; set; }

    public required Guid SenderId { get; init; }

    /// <summary>Null once deleted.</summary>
    public string? Content { get; set; }

    public Guid? ReplyToId { get; init; }

    /// <summary>How many media are in it: most messages have none, and need not be asked.</summary>
    public short MediaCount { get; set; }

    /// <summary>What to put into a message that is being sent, in order; empty once it is read back.</summary>
    public IReadOnlyList<Guid> MediaIds { get; init; } = [];

    /// <summary>Whether these media may be of others, as far as the sender sees them in a message; false once it is read back.</summary>
    public bool IsForward { get; init; }

    /// <summary>What it carries beside text and media; null for most, and once deleted.</summary>
    public MessageDetails? Details { get; set; }

    /// <summary>Who is mentioned, to be counted; <see cref="Entities.Mentionable.All"/> stands for everybody. Null for most, and once deleted.</summary>
    public Guid[]? Mentioned { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it disappears, fixed when it was sent; null for most, which stay.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the poll in it closes by itself: read out of the details by the database, and null for most, and once it is closed.</summary>
    public DateTimeOffset? PollClosesAt { get; private init; }

    public DateTimeOffset? EditedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Position of the newest edit or the deletion: with <see cref="Seq"/> the entity's version.</summary>
    public long? ChangedSeq { get; set; }

    public long Version => ChangedSeq ?? Seq;

    /// <summary>Whether there are media in it, or may be in reactions to it or in the preview of its link.</summary>
    public bool ShowsMedia => MediaCount > 0 || Details?.Preview is not null || (Details?.AllReactions?.Any(r => ReactionEmoji.IsOfSet(r.Emoji)) ?? false);

    /// <summary>Whether nobody may read any more what was said, be it erased yet or not.</summary>
    public bool IsGone(DateTimeOffset now) => DeletedAt is not null || ExpiresAt <= now;

    public void Edit(Guid editorId, string newContent, DateTimeOffset now, TimeSpan editWindow)
    {
        if (editorId != SenderId) throw Refusal.NotYourMessage();
        if (IsGone(now)) throw Refusal.MessageDeleted();
        if (now - CreatedAt > editWindow) throw Refusal.EditWindowClosed();

        Content = newContent;
        EditedAt = now;
    }

    /// <summary>Takes the text out of the message for good. A moderator may do so to any message, at any time.</summary>
    /// <returns>False when it was deleted before.</returns>
    public bool Delete(Guid deleterId, bool isModerator, DateTimeOffset now, TimeSpan unsendWindow)
    {
        if (deleterId != SenderId && !isModerator) throw Refusal.NotYourMessage();
        if (DeletedAt is not null) return false;
        if (!isModerator && now - CreatedAt > unsendWindow) throw Refusal.UnsendWindowClosed();

        Erase(now);
        return true;
    }

    /// <summary>Leaves a tombstone: nothing that tells what was said.</summary>
    public void Erase(DateTimeOffset now)
    {
        Content = null;
        RequestHash = null;
        MediaCount = 0;
        Details = null;
        Mentioned = null;
        DeletedAt = now;
    }
}
