namespace ChatServer.Notifications;

/// <summary>What an entry tells of. The names are stored, so they are for ever.</summary>
public enum NotificationKind
{
    /// <summary>Messages of a conversation that you have not read: one entry for each conversation.</summary>
    Message,

    /// <summary>The same where the newest of them has media in it.</summary>
    Media,

    /// <summary>A message mentions you.</summary>
    Mention,

    /// <summary>A message answers one of yours, or one whose replies you follow.</summary>
    Reply,

    /// <summary>Somebody reacted to a message of yours: one entry for each message.</summary>
    Reaction,

    /// <summary>You were added to a group.</summary>
    Added,

    /// <summary>A group has another title, description, avatar, owner or rules: one entry for each group.</summary>
    Updated,

    /// <summary>You have another role in a group, or were silenced, or may write again: one entry for each group.</summary>
    Role,

    /// <summary>A message that you wanted to be reminded of, at the time you chose. It is read by itself alone, and no mute holds it back.</summary>
    Reminder,

    /// <summary>You are invited to a group: one entry for each, until you answer. It has the group's id, and is unread as long as it is there.</summary>
    Invitation,

    /// <summary>A report that you made was decided.</summary>
    Report,

    /// <summary>The server's moderators did something about you, took it back, or answered your appeal: one entry for each.</summary>
    Action,

    /// <summary>Somebody asks to be your contact: one entry for each person, which goes with the request.</summary>
    ContactRequest,

    /// <summary>An event in which you take part begins soon: one entry for each, which is new again when the event has another time.</summary>
    EventSoon,

    /// <summary>You waited for a seat in an event and have one now: one entry for each.</summary>
    EventSeated,
}
