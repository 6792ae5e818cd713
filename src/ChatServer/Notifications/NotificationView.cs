using System.Text.Json.Serialization;
using ChatServer.Messages;

namespace ChatServer.Notifications;

/// <summary>Something you should hear of.</summary>
/// <param name="Id">The entry's id; of unread messages the conversation's, and of an invitation the group's.</param>
/// <param name="Kind">message, media, mention, reply, reaction, added, updated, role, reminder, invitation, report, action, contactRequest, eventSoon or eventSeated.</param>
/// <param name="ConversationId">Where it happened; null for a report and an action, which are about no conversation.</param>
/// <param name="ActorId">Who did it; where there were several, the last of them; yourself, where you wanted to be reminded; null for moderators, for whoever reacts in a channel or an event, and of what an event itself tells.</param>
/// <param name="Seq">Position in the conversation: the entry is read once your read mark is there, unless it is a reminder; 0 of an invitation, a report and an action.</param>
/// <param name="At">When it happened; the list is sorted by it.</param>
/// <param name="Alert">Whether it should disturb you, by your preferences and the sender's wish.</param>
/// <param name="Read">Whether you have read it, here or in the conversation.</param>
/// <param name="Count">How many messages you have not read, or how many reactions there are; otherwise 1.</param>
/// <param name="Message">
/// The message as it is now: the one that mentions or answers you, the one of yours that was reacted to, the one to remind you of, or the newest one you have not read.
/// Null where it is about the group.
/// </param>
public sealed record NotificationView(
    Guid Id,
    NotificationKind Kind,
    Guid? ConversationId,
    Guid? ActorId,
    long Seq,
    DateTimeOffset At,
    bool Alert,
    bool Read,
    long Count,
    MessageView? Message)
{
    /// <summary>The report or the action that it tells of; absent for anything else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? SubjectId { get; init; }
}

/// <summary>A page of what you should hear of.</summary>
/// <param name="Items">At most "limit" of them, newest first.</param>
/// <param name="Next">Pass it as "cursor" to get the following page; null at the end.</param>
/// <param name="Unread">What you have not read, on all pages.</param>
public sealed record NotificationPage(IReadOnlyList<NotificationView> Items, string? Next, UnreadView Unread);

/// <summary>What to show at the app's icon. What you muted, or turned off in a conversation, is not counted.</summary>
/// <param name="Messages">Messages you have not read: the "unread" of your conversations together.</param>
/// <param name="Conversations">How many conversations they are in.</param>
/// <param name="Mentions">How many messages you have not read mention you, without those of people whom you blocked: the "mentions" of your conversations together.</param>
/// <param name="Replies">Answers to you, and to what you follow, that you have not read.</param>
/// <param name="Reactions">Messages of yours with reactions that you have not read.</param>
/// <param name="Others">What happened to groups and your place in them, what events and moderators told you, and requests to be your contact, that you have not read.</param>
/// <param name="Reminders">Reminders whose time has come that you have not read.</param>
/// <param name="Invitations">Invitations to groups that you have not answered.</param>
public sealed record UnreadView(long Messages, long Conversations, long Mentions, long Replies, long Reactions, long Others, long Reminders, long Invitations);
