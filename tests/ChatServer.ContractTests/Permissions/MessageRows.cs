using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

internal static class MessageRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("401 401 | con con con con | yes yes yes yes", "sendMessage, hub Send", "to a group", s => Call.In(s.Group, NewMessage())),
        Rule("401 401 | con --- con con | yes --- --- ---", "sendMessage, hub Send", "to a direct one",
            s => Call.In(s.Direct, NewMessage())),
        Rule("401 401 | con con con con | msg msg msg msg", "sendMessage, hub Send", "in reply to what was said elsewhere",
            s => Call.In(s.Group, NewMessage(replyToId: s.AnothersDirectMessage))),
        Rule("401 401 | con con con con | yes yes yes yes", "sendMessage, hub Send", "what one said before, again",
            s => Call.In(s.Group, new { clientId = s.Group, content = s.Secret })),

        Rule("401 401 | msg msg msg msg | yes yes yes yes", "forwardMessage", "within a group",
            s => Call.In(s.Group, new { clientId = Guid.NewGuid(), messageId = s.AnothersMessage })),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "forwardMessage", "from a direct one to a group",
            s => Call.In(s.Group, new { clientId = Guid.NewGuid(), messageId = s.AnothersDirectMessage })),

        Rule("401 401 | con con con con | yes yes yes yes", "listMessages", "of a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | yes --- --- ---", "listMessages", "of a direct one", s => Call.In(s.Direct)),
        Rule("401 401 | msg msg msg msg | yes yes yes yes", "readMessage", "in a group", s => Call.At(s.AnothersMessage)),
        Rule("401 401 | --- msg --- --- | yes yes yes yes", "readMessage", "one's own in a group", s => Call.At(s.OwnMessage)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "readMessage", "in a direct one", s => Call.At(s.AnothersDirectMessage)),

        Rule("401 401 | msg msg msg msg | yes yes yes yes", "listReplies", "in a group", s => Call.At(s.AnothersMessage)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "listReplies", "in a direct one", s => Call.At(s.AnothersDirectMessage)),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listFollows", "one's own", _ => Call.With()),
        Rule("401 401 | msg msg msg msg | yes yes yes yes", "readFollow", "in a group", s => Call.At(s.AnothersMessage)),
        Rule("401 401 | msg msg msg msg | yes yes yes yes", "followReplies", "in a group", s => Call.At(s.AnothersMessage)),
        Rule("401 401 | msg msg msg msg | yes yes yes yes", "markRepliesRead", "in a group", s => Call.At(s.AnothersMessage, new { readSeq = 1 })),
        Once("401 401 | msg msg msg msg | yes yes yes yes", "unfollowReplies", "in a group", s => Call.At(s.AnothersMessage)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "readFollow, followReplies, unfollowReplies", "in a direct one",
            s => Call.At(s.AnothersDirectMessage)),

        Rule("401 401 | --- msg --- --- | yes yes yes yes", "editMessage, hub Edit", "one's own in a group",
            s => Call.At(s.OwnMessage, NewText)),
        Rule("401 401 | msg msg msg msg | own own own own", "editMessage, hub Edit", "another's in a group",
            s => Call.At(s.AnothersMessage, NewText)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "editMessage, hub Edit", "one's own in a direct one",
            s => Call.At(s.OwnDirectMessage, NewText)),
        Rule("401 401 | msg --- msg msg | own --- --- ---", "editMessage, hub Edit", "another's in a direct one",
            s => Call.At(s.AnothersDirectMessage, NewText)),

        Once("401 401 | --- msg --- --- | yes yes yes yes", "deleteMessage, hub Delete", "one's own in a group",
            s => Call.At(s.OwnMessage)),
        Once("401 401 | msg msg msg msg | own yes yes yes", "deleteMessage, hub Delete", "another's in a group",
            s => Call.At(s.AnothersMessage)),
        Once("401 401 | msg --- msg msg | yes --- --- ---", "deleteMessage, hub Delete", "one's own in a direct one",
            s => Call.At(s.OwnDirectMessage)),
        Rule("401 401 | msg --- msg msg | own --- --- ---", "deleteMessage, hub Delete", "another's in a direct one",
            s => Call.At(s.AnothersDirectMessage)),

        Rule("401 401 | con con con con | yes yes yes yes", "moveMarks, hub MarkRead, hub MarkDelivered", "in a group", s => Mark(s.Group)),
        Rule("401 401 | con --- con con | yes --- --- ---", "moveMarks, hub MarkRead, hub MarkDelivered", "in a direct one",
            s => Mark(s.Direct)),
        Rule("401 401 | msg msg msg msg | yes yes yes yes", "listReceipts", "in a group", s => Call.At(s.AnothersMessage)),
        Rule("401 401 | --- msg --- --- | yes yes yes yes", "listReceipts", "of one's own in a group", s => Call.At(s.OwnMessage)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "listReceipts", "in a direct one", s => Call.At(s.AnothersDirectMessage)),

        Rule("401 401 | nil nil nil nil | yes yes yes yes", "sync, hub Sync", "a group", s => Sync(s.Group)),
        Rule("401 401 | nil --- nil nil | yes --- --- ---", "sync, hub Sync", "a direct one", s => Sync(s.Direct)),
        Rule("401 401 | con con con con | yes yes yes yes", "hub Typing", "in a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | yes --- --- ---", "hub Typing", "in a direct one", s => Call.In(s.Direct)),
    ];

    private static readonly object NewText = new { content = "Tea." };

    private static object NewMessage(Guid? replyToId = null) => new { clientId = Guid.NewGuid(), content = "Tea?", replyToId };

    private static Call Mark(Guid conversationId) => new(new(new { conversationId, seq = 1 }), new { readSeq = 1 });

    private static Call Sync(Guid conversationId) => Call.With(new { known = new[] { new { conversationId, epoch = 1, seq = 0 } } });
}
