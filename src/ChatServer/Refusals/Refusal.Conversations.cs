namespace ChatServer.Refusals;

/// <summary>About conversations, and who is in them.</summary>
public static partial class Refusal
{
    public static RefusalException NoSuchConversation() => new(404, "no-such-conversation", "There is no such conversation.");

    public static RefusalException NotInADirectConversation() =>
        new(409, "not-in-a-direct-conversation", "A direct conversation has no title, roles or changing members; it can only be hidden.");

    public static RefusalException NotInSavedMessages() =>
        new(409, "not-in-saved-messages", "Your saved messages are yours alone: they have no title, roles or members; they can only be hidden.");

    public static RefusalException OnlyInAGroup() =>
        new(409, "only-in-a-group", "Only groups have this; channels have rules, invitations and bans, but no threads.");

    public static RefusalException OnlyInAChannel() => new(409, "only-in-a-channel", "Only channels have topics and subscribers, and can be public.");

    public static RefusalException OwnerMustHandOver() =>
        new(409, "owner-must-hand-over", "The owner keeps this role until it is handed over to somebody else.");

    public static RefusalException NoSuchMember() => new(404, "no-such-member", "There is no such member of this conversation.");

    public static RefusalException TooManyMembers() =>
        new(409, "too-many-members", "The conversation would have more members than this server allows.");

    public static RefusalException AlreadyAMember() => new(409, "already-a-member", "They are in the group.");

    // Ways in.

    public static RefusalException NoSuchInvitation() =>
        new(404, "no-such-invitation", "There is no such invitation, or it is over.");

    public static RefusalException TooManyInvitations() =>
        new(409, "too-many-invitations", "As many people as this server allows are invited and have not answered.");

    public static RefusalException NoSuchLink() => new(404, "no-such-link", "The group has no such link.");

    public static RefusalException TooManyLinks() =>
        new(409, "too-many-links", "The group has as many links as this server allows; revoke another one first.");

    public static RefusalException NoSuchJoinRequest() => new(404, "no-such-join-request", "Nobody asks for this, or it is decided.");

    public static RefusalException TooManyJoinRequests() =>
        new(409, "too-many-join-requests", "As many people as this server allows ask to come in and wait.");

    public static RefusalException NoSuchBan() => new(404, "no-such-ban", "There is no such ban.");

    public static RefusalException TooManyBans() =>
        new(409, "too-many-bans", "As many people as this server allows are banned from the group; lift another ban first.");

    public static RefusalException Banned() =>
        new(403, "banned", "Whoever is banned from a group cannot come into it while the ban lasts.");

    // Who may write.

    public static RefusalException ReadOnly() => new(409, "read-only", "This group is read-only for now: nobody writes or reacts in it.");

    public static RefusalException Silenced(TimeSpan wait) =>
        new(403, "silenced", "A moderator lets you read here, and not write, for the time that Retry-After tells.") { RetryAfter = wait };

    public static RefusalException SlowMode(TimeSpan wait) =>
        new(429, "slow-mode", "In this group one waits between two messages, for as long as Retry-After tells.") { RetryAfter = wait };

    public static RefusalException Muted(string reason, DateTimeOffset? until) =>
        new(403, "muted", "You may not write for now; \"reason\" says why, and \"until\" until when.") { Reason = reason, Until = until };

    // Threads.

    public static RefusalException NotInAThread() => new(409, "not-in-a-thread", "People open a thread themselves.");

    public static RefusalException ThreadClosed() => new(409, "thread-closed", "This thread is closed; nobody writes in it any more.");

    public static RefusalException TooManyThreads() => new(409, "too-many-threads", "The group would have more threads than this server allows.");
}
