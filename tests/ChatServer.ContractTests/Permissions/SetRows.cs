using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

/// <summary>Sets of stickers and custom emoji.</summary>
internal static class SetRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Last("401 401 | yes yes yes yes | yes yes yes yes", "createSet", "one's own", _ => Call.With(new { title = "Tea", kind = "emoji" })),
        Rule("401 401 | con con con con | 403 403 yes yes", "createSet", "of a group",
            s => Call.With(new { title = "Tea", kind = "emoji", conversationId = s.Group })),
        Rule("401 401 | con --- con con | dir --- --- ---", "createSet", "of a direct one",
            s => Call.With(new { title = "Tea", kind = "emoji", conversationId = s.Direct })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listSets", "those one may use", _ => Call.With()),

        Rule("401 401 | set set set set | yes yes yes yes", "readSet", "of a group", s => Call.Into(s.GroupSet)),
        Rule("401 401 | set set set set | set set set set", "readSet", "another's own", s => Call.Into(s.AnothersSet)),
        Rule("401 401 | set set set set | 403 403 yes yes", "updateSet", "of a group", s => Call.Into(s.GroupSet, new { title = "Coffee" })),
        Rule("401 401 | set set set set | set set set set", "updateSet", "another's own", s => Call.Into(s.AnothersSet, new { title = "Coffee" })),
        Once("401 401 | set set set set | 403 403 yes yes", "deleteSet", "of a group", s => Call.Into(s.GroupSet)),
        Rule("401 401 | set set set set | set set set set", "deleteSet", "another's own", s => Call.Into(s.AnothersSet)),

        LastOnce("401 401 | set set set set | 403 403 yes yes", "addSetItem", "to a group's",
            s => Call.Into(s.GroupSet, new { name = "scone", mediaId = s.OwnPicture })),
        Rule("401 401 | set set set set | set set set set", "addSetItem", "to another's own",
            s => Call.Into(s.AnothersSet, new { name = "scone", mediaId = s.OwnPicture })),
        Rule("401 401 | set set set set | 403 403 med med", "addSetItem", "another's image",
            s => Call.Into(s.GroupSet, new { name = "scone", mediaId = s.AnothersUpload })),
        Once("401 401 | set set set set | 403 403 yes yes", "renameSetItem", "of a group's", s => Call.Into(s.GroupSet, "tea_pot", new { name = "samovar" })),
        Rule("401 401 | set set set set | set set set set", "renameSetItem", "of another's own",
            s => Call.Into(s.AnothersSet, "tea_pot", new { name = "samovar" })),
        Once("401 401 | set set set set | 403 403 yes yes", "removeSetItem", "of a group's", s => Call.Into(s.GroupSet, "tea_pot")),
        Rule("401 401 | set set set set | set set set set", "removeSetItem", "of another's own", s => Call.Into(s.AnothersSet, "tea_pot")),

        Rule("401 401 | con con con con | yes yes yes yes", "listEmoji", "of a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | yes --- --- ---", "listEmoji", "of a direct one", s => Call.In(s.Direct)),
        Rule("401 401 | med med med med | yes yes yes yes", "readMedia, downloadMedia", "in a group's set", s => Call.Of(s.SetMedia)),
        Rule("401 401 | con con con con | yes yes yes yes", "sendMessage, hub Send", "what is in a group's set",
            s => Call.In(s.Group, new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { s.SetMedia } })),
    ];
}
