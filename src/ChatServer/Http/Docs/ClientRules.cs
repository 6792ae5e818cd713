namespace ChatServer.Http.Docs;

/// <summary>Tells whoever writes a client how to have, after any absence, what a fresh one has.</summary>
/// <remarks>tests/js/state.mjs does what stands here, and nothing else.</remarks>
internal static class ClientRules
{
    private static readonly string[] Heads = ["when", "then"];

    private static readonly string[][] Rules =
    [
        [
            "The client is fresh",
            "Call Sync with {} and keep the cursor; only then GET /conversations. Then call Sync with the cursor and every listed "
            + "conversation as known with epoch 0 and seq 0: each is answered with tooLong.",
        ],
        [
            "The socket is connected, resync comes, or something is missing",
            "Call Sync with the cursor and every conversation the client holds, with its epoch and seq; again while hasMore. Keep the new "
            + "cursor when its answer is applied: an answer may repeat what is known, it never leaves anything out.",
        ],
        [
            "tooLong",
            "Replace the conversation: the view and its headSeq, everybody's marks in receipts, GET …/members, GET /sets?conversationId=, and the newest "
            + "page of …/messages; older pages when somebody scrolls there.",
        ],
        ["gone", "Drop the conversation."],
        [
            "changes or upToDate, but the conversation was dropped since the question",
            "One may be in it again, and this answer's cursor is beyond that: name it in the next question with epoch 0 and seq 0.",
        ],
        [
            "A change, by the event or by Sync",
            "If its seq is the next one, apply it. If it is not newer than what is held, ignore it. If it is further ahead, of another "
            + "epoch, or of a conversation that is not held, call Sync.",
        ],
        [
            "A change has a message, member or conversation",
            "It replaces what is held, whatever the kind: Sync tells each change with its subject as it is now. A member with a leftSeq "
            + "is out; if that is you, or the conversation has a deletedAt, drop the conversation. A message of null is one from before you came, "
            + "which you do not see: only the seq moves on.",
        ],
        [
            "A change has a set",
            "One with a deletedAt is gone. Otherwise, unless this version of it is held, GET /sets/{id}: it has the items, which changes leave out.",
        ],
        [
            "member.joined",
            "GET /users/{id}: cards are told when they change, to people who share a conversation then. Both marks move to joinedSeq, as "
            + "with message.sent.",
        ],
        [
            "thread.started, thread.updated, thread.deleted",
            "The thread replaces what is held of it; one with a deletedAt goes. GET …/threads lists them all. A thread that you opened is a "
            + "conversation like any other.",
        ],
        [
            "conversation.counted, and members of a channel",
            "The conversation has another memberCount, which is told once a second at most, and names nobody. Of the members of a channel you hear of those "
            + "with a role alone, and see yourself: one whose role is member again is not shown any more. Of marks you hear your own.",
        ],
        ["message.sent", "The sender's marks move to its seq; a read mark of null stays null: they do not show it."],
        ["receipt, or receipts of Sync", "The larger mark counts; a readSeq of null replaces any. Only members' marks mean something."],
        [
            "user, or users of Sync",
            "The card replaces what is held, unless what is held has a larger version: an event may come later than the sync that told more. "
            + "With another epoch nothing that is held counts.",
        ],
        [
            "Showing an avatar, or a media of a message",
            "What goes to everybody has no addresses, and those that REST gives end after ten minutes. So hold the mediaId, and load "
            + "/media/{mediaId}/variants/160 with the token; or, for image tags, read addresses: of up to 100 people at once by GET "
            + "/users?ids=, of groups by GET /conversations, of what is in a message by GET /messages/{id}.",
        ],
        [
            "A member with a silencedUntil",
            "Until then they read and do not write. If it is you, show it, and that you may write again when the time has come: no change tells that.",
        ],
        [
            "me: conversation.joined, conversation.left",
            "Nothing: the conversations of the same answer say it, as tooLong or gone. But a channel that is held when you hear that you joined it is "
            + "of before: drop it, and name it in the next question with epoch 0 and seq 0.",
        ],
        [
            "me: conversation.hidden, conversation.shown",
            "GET /conversations: drop what it leaves out, and take in what is new as a fresh client does.",
        ],
        ["me: conversation.marked", "GET /conversations/{subjectId}: its archived, markedUnread or silencedUntil is another one."],
        [
            "me: conversations.pinned",
            "GET /conversations/pinned: show these first, in their order. Whoever is in a conversation anew has it neither archived nor marked.",
        ],
        ["me: invitation.updated", "GET /users/me/invitations: you were invited to the group, came in, declined, or it was withdrawn."],
        ["me: joinRequest.updated", "GET /users/me/join-requests: you asked to come into the group, and it was decided, or you thought better of it."],
        ["me: joinRequests.updated", "GET /conversations/{subjectId}/requests, if you show them: somebody asks to come in, or no longer does."],
        ["me: ban.updated", "GET /bans: you were banned from a group, the reason or the end changed, or it was lifted. A ban is over at its until."],
        ["me: settings.updated", "GET /users/me."],
        ["me: media.ready, media.failed", "GET /media/{id}: what you uploaded, and have put into no message yet, was processed."],
        [
            "me: follow.updated",
            "GET /messages/{subjectId}/follow. A fresh client reads GET /follows. Who leaves a conversation, or is in it anew, follows nothing in "
            + "it. Unread are others' replies after the readSeq that are not deleted; the newest reply's time is the activeAt.",
        ],
        ["me: sets.updated", "GET /sets/{subjectId}: one of your own sets. With 404 it is gone. A fresh client reads GET /sets."],
        [
            "me: notification.updated, notifications.read",
            "GET /notifications/{subjectId}, and drop the entry if it is not there; or GET /notifications. An entry is read, too, once one's own readSeq "
            + "in its conversation is at its seq, but for reminders. It goes with its message and with one's place in the conversation, and after the time "
            + "that the capabilities tell (windows.notificationSeconds). Of unread messages nothing is told here: they are the conversation's own unread; "
            + "of invitations invitation.updated tells.",
        ],
        ["me: notifications.preferences", "GET /notifications/preferences."],
        ["me: session.started, session.ended", "GET /sessions."],
        [
            "me: participation.updated",
            "GET /events/{subjectId}/participants/me: you joined, wait for a seat, have one, or are out of the event.",
        ],
        [
            "me: bookmark.added, bookmark.removed",
            "subjectId is the message: GET /messages/{id} and keep it first, or drop it. A bookmark goes with its message, and is not shown while "
            + "you are not in its conversation.",
        ],
        [
            "me: vote.updated",
            "GET /messages/{subjectId}/poll/vote: you voted, or took your vote back. A message is the same for everybody, so a fresh client reads "
            + "the vote when it shows the poll, and in a quiz once more when that is closed.",
        ],
        [
            "me: reaction.updated",
            "GET /conversations/{id}/reactions/me, with the conversation of the message that subjectId names: you reacted where changes name nobody, as in a "
            + "channel, or took a reaction back. How many did so comes within a second, as message.reacted.",
        ],
        ["me: scheduled.updated", "GET /scheduled: something was scheduled, changed, cancelled, sent, or could not be sent."],
        [
            "me: reminder.updated",
            "GET /reminders/{subjectId}, and drop the reminder if it is not there: it was cancelled, its time has come, or you left. It goes with its message.",
        ],
        ["me: draft.updated", "GET /drafts. subjectId is the conversation."],
        [
            "me: story.added, story.removed, story.updated, story.muted",
            "GET /stories, and GET /users/{id}/stories with your own id. subjectId is the story, or the author whom you muted. What expires goes "
            + "without a word: show no story from its expiresAt on.",
        ],
        [
            "me: block.updated",
            "GET /users/me/blocks. subjectId is the other person, whose card comes beside it. Show no presence and no typing of theirs any more; "
            + "they are told of nothing.",
        ],
        [
            "me: contact.updated",
            "GET /users/me/contacts. subjectId is the other person: a contact, or one no more, or what you keep of them changed. Their card comes beside it.",
        ],
        ["me: contactRequest.updated", "GET /users/me/contact-requests. subjectId is the other person: a request was made, answered or taken back."],
        ["me: report.updated", "GET /reports/{subjectId}, your own report: it was made, taken up or decided."],
        [
            "me: action.updated",
            "GET /actions/{subjectId}: moderators of the server did something about you, undid it, or answered your appeal.",
        ],
        ["me, by the event", "The same as when Sync tells it. It moves no cursor."],
        [
            "A message has an expiresAt",
            "At that time show it as deleted, by the server's clock: the change that says so follows within moments, and REST tells it no more.",
        ],
        [
            "Showing the list",
            "Newest updatedAt first, then larger id; every change moves updatedAt to its time, but for what becomes of messages that were sent: "
            + "the other message.*, poll.*, media.*, set.*, thread.updated and thread.deleted, event.staged, and conversation.counted. "
            + "Unread are others' messages after one's own readSeq that are not deleted.",
        ],
    ];

    public static Html Describe(Html page) => page
        .Heading(2, "Keeping everything")
        .Paragraph("A client that follows these rules has what a fresh one would read, however long it was away.")
        .Table(Heads, Rules);
}
