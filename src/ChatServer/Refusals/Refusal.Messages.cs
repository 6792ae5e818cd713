namespace ChatServer.Refusals;

/// <summary>About messages, and what people do with them.</summary>
public static partial class Refusal
{
    public static RefusalException NoSuchMessage() => new(404, "no-such-message", "There is no such message.");

    public static RefusalException ClientIdReused() =>
        new(409, "client-id-reused", "This clientId was used for a message with another body.");

    public static RefusalException NotYourMessage() => new(403, "not-your-message", "Only its sender may do this to a message.");

    public static RefusalException EditWindowClosed() => new(409, "edit-window-closed", "This message is too old to be edited.");

    public static RefusalException UnsendWindowClosed() => new(409, "unsend-window-closed", "This message is too old to be unsent.");

    public static RefusalException MessageDeleted() => new(409, "message-deleted", "This message was deleted.");

    public static RefusalException NotFollowing() =>
        new(409, "not-following", "You do not follow what is answered to this message.");

    public static RefusalException NoSuchEmoji() => new(404, "no-such-emoji", "What stands in the address is not one emoji, or none that you may use.");

    public static RefusalException TooManyReactions() =>
        new(409, "too-many-reactions", "There are as many different reactions of yours, or of everybody, on this message as this server allows.");

    public static RefusalException TooManyPins() =>
        new(409, "too-many-pins", "As many messages are pinned here as this server allows; unpin another one first.");

    public static RefusalException TooManyBookmarks() =>
        new(409, "too-many-bookmarks", "You have as many bookmarks as this server allows; remove another one first.");

    // Polls.

    public static RefusalException NoSuchPoll() => new(404, "no-such-poll", "There is no poll in this message.");

    public static RefusalException NoSuchOption() => new(404, "no-such-option", "The poll has no such option.");

    public static RefusalException PollClosed() => new(409, "poll-closed", "This poll is closed; what was voted stands.");

    public static RefusalException VoteIsFinal() => new(409, "vote-is-final", "In a quiz one votes once.");

    public static RefusalException PollIsAnonymous() => new(403, "poll-is-anonymous", "In this poll nobody is told who voted what.");

    public static RefusalException PollNotForwardable() =>
        new(409, "poll-not-forwardable", "A poll stays where people were asked; its message cannot be forwarded.");

    // Scheduled messages.

    public static RefusalException NoSuchScheduledMessage() =>
        new(404, "no-such-scheduled-message", "There is no such scheduled message, or it was sent.");

    public static RefusalException AlreadyBeingSent() => new(409, "already-being-sent", "This scheduled message is being sent at this moment.");

    public static RefusalException TooManyScheduledMessages() =>
        new(409, "too-many-scheduled-messages", "You have as many scheduled messages as this server allows; send or cancel another one first.");
}
