using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

/// <summary>What people attach to messages.</summary>
internal static class AttachedRows
{
    private const string Tea = "\U0001FAD6";

    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("401 401 | msg msg msg msg | yes yes yes yes", "react", "to another's in a group", s => Call.At(s.AnothersMessage, Tea)),
        Rule("401 401 | --- msg --- --- | yes yes yes yes", "react", "to one's own in a group", s => Call.At(s.OwnMessage, Tea)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "react", "in a direct one", s => Call.At(s.AnothersDirectMessage, Tea)),
        Rule("401 401 | msg msg msg msg | yes yes yes yes", "takeReactionBack", "in a group", s => Call.At(s.AnothersMessage, Tea)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "takeReactionBack", "in a direct one", s => Call.At(s.AnothersDirectMessage, Tea)),
        Rule("401 401 | msg msg msg msg | yes yes yes yes", "listReactions", "in a group", s => Call.At(s.AnothersMessage)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "listReactions", "in a direct one", s => Call.At(s.AnothersDirectMessage)),
        Rule("401 401 | msg msg msg msg | yes yes yes yes", "listReactionsWithEmoji", "in a group", s => Call.At(s.AnothersMessage, Tea)),
        Rule("401 401 | con con con con | yes yes yes yes", "listOwnReactions", "in a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | yes --- --- ---", "listOwnReactions", "in a direct one", s => Call.In(s.Direct)),

        Rule("401 401 | msg msg msg msg | 403 yes yes yes", "pinMessage", "in a group", s => Call.At(s.AnothersMessage)),
        Rule("401 401 | --- msg --- --- | 403 yes yes yes", "pinMessage", "one's own in a group", s => Call.At(s.OwnMessage)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "pinMessage", "in a direct one", s => Call.At(s.AnothersDirectMessage)),
        Rule("401 401 | msg msg msg msg | 403 yes yes yes", "unpinMessage", "in a group", s => Call.At(s.AnothersMessage)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "unpinMessage", "in a direct one", s => Call.At(s.AnothersDirectMessage)),
        Rule("401 401 | con con con con | yes yes yes yes", "listPins", "in a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | yes --- --- ---", "listPins", "in a direct one", s => Call.In(s.Direct)),

        Rule("401 401 | msg msg msg msg | yes yes yes yes", "bookmarkMessage, removeBookmark", "in a group", s => Call.At(s.AnothersMessage)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "bookmarkMessage, removeBookmark", "in a direct one", s => Call.At(s.AnothersDirectMessage)),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listBookmarks", "one's own", _ => Call.With()),

        Rule("401 401 | msg msg msg msg | own yes yes yes", "removePreview", "another's in a group", s => Call.At(s.AnothersMessage)),
        Rule("401 401 | --- msg --- --- | yes yes yes yes", "removePreview", "one's own in a group", s => Call.At(s.OwnMessage)),
        Rule("401 401 | msg --- msg msg | own --- --- ---", "removePreview", "another's in a direct one", s => Call.At(s.AnothersDirectMessage)),

        Rule("401 401 | con con con con | yes yes yes yes", "keepDraft", "in a group", s => Call.In(s.Group, new { content = "Tea" })),
        Rule("401 401 | con con con con | msg msg msg msg", "keepDraft", "in reply to what was said elsewhere",
            s => Call.In(s.Group, new { content = "Tea", replyToId = s.AnothersDirectMessage })),
        Rule("401 401 | con --- con con | yes --- --- ---", "keepDraft", "in a direct one", s => Call.In(s.Direct, new { content = "Tea" })),
        Rule("401 401 | con con con con | yes yes yes yes", "dropDraft", "in a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | yes --- --- ---", "dropDraft", "in a direct one", s => Call.In(s.Direct)),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listDrafts", "one's own", _ => Call.With()),
        Rule("401 401 | con con con con | yes yes yes yes", "scheduleMessage", "to a group", s => Call.In(s.Group, Tomorrow())),
        Rule("401 401 | con --- con con | yes --- --- ---", "scheduleMessage", "to a direct one", s => Call.In(s.Direct, Tomorrow())),
        Rule("401 401 | con con con con | msg msg msg msg", "scheduleMessage", "in reply to what was said elsewhere",
            s => Call.In(s.Group, Tomorrow(s.AnothersDirectMessage))),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listScheduled", "one's own", _ => Call.With()),
        Rule("401 401 | sch sch sch sch | sch sch sch sch", "changeScheduled", "another's", s => Call.Later(s.AnothersScheduled, new { content = "Tea." })),
        Rule("401 401 | sch sch sch sch | sch sch sch sch", "cancelScheduled, sendScheduledNow", "another's", s => Call.Later(s.AnothersScheduled)),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "startConversation", "saved messages",
            _ => Call.With(new { kind = "saved", memberIds = Array.Empty<Guid>() })),
    ];

    private static object Tomorrow(Guid? replyToId = null) =>
        new { sendAt = DateTimeOffset.UtcNow.AddDays(1), message = new { clientId = Guid.NewGuid(), content = "Tea?", replyToId } };
}
