using ChatServer.Harness;
using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

internal static class ConversationRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "startConversation", "a group",
            s => Call.With(new { kind = "group", memberIds = new[] { s.Cast.Bystander.Id } })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "startConversation", "a direct conversation",
            s => Call.With(new { kind = "direct", memberIds = new[] { s.Cast.Bystander.Id } })),
        Rule("401 401 | usr usr usr usr | usr usr usr usr", "startConversation", "with a deleted account",
            s => Call.With(new { kind = "direct", memberIds = new[] { s.DeletedAccount } })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listConversations", "one's own list", _ => Call.With()),

        Rule("401 401 | con con con con | yes yes yes yes", "readConversation", "a group", s => Call.In(s.Group)),
        Rule("401 401 | con con con con | 403 403 yes yes", "updateConversation", "a group", s => Call.In(s.Group, new { title = "Tea" })),
        LastOnce("401 401 | con con con con | 403 403 yes yes", "updateConversation", "a group's avatar",
            s => Call.In(s.Group, new { avatarMediaId = s.OwnPicture })),
        Rule("401 401 | con con con con | 403 403 med med", "updateConversation", "another's image as a group's avatar",
            s => Call.In(s.Group, new { avatarMediaId = s.AnothersAvatar })),
        Rule("401 401 | con con con con | 403 403 yes yes", "updateConversation", "how long messages are there in a group",
            s => Call.In(s.Group, new { disappearAfter = 60 })),
        Once("401 401 | con con con con | 403 403 403 yes", "deleteConversation", "a group", s => Call.In(s.Group)),
        Rule("401 401 | con con con con | yes yes yes yes", "hideConversation", "a group", s => Call.In(s.Group)),
        Rule("401 401 | con con con con | yes yes yes yes", "showConversation", "a group", s => Call.In(s.Group)),

        Rule("401 401 | con con con con | yes yes yes yes",
            "archiveConversation, unarchiveConversation, markConversationUnread, unmarkConversationUnread", "a group", s => Call.In(s.Group)),
        Rule("401 401 | con con con con | yes yes yes yes", "pinConversations", "a group", s => Call.With(new { conversationIds = new[] { s.Group } })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "readPinnedConversations", "one's own", _ => Call.With()),

        Rule("401 401 | con --- con con | yes --- --- ---", "readConversation", "a direct one", s => Call.In(s.Direct)),
        Rule("401 401 | con --- con con | dir --- --- ---", "updateConversation", "a direct one",
            s => Call.In(s.Direct, new { title = "Tea" })),
        Rule("401 401 | con --- con con | yes --- --- ---", "updateConversation", "how long messages are there in a direct one",
            s => Call.In(s.Direct, new { disappearAfter = 60 })),
        Rule("401 401 | con --- con con | yes --- --- ---", "deleteConversation", "a direct one", s => Call.In(s.Direct)),
        Rule("401 401 | con --- con con | yes --- --- ---", "hideConversation, archiveConversation, markConversationUnread", "a direct one", s => Call.In(s.Direct)),
        Rule("401 401 | con --- con con | yes --- --- ---", "showConversation", "a direct one", s => Call.In(s.Direct)),

        Once("401 401 | con con con con | yes yes yes yes", "startThread", "in a group", s => Call.In(s.Group, new { title = "Cups" })),
        Rule("401 401 | con --- con con | grp --- --- ---", "startThread", "in a direct one", s => Call.In(s.Direct, new { title = "Cups" })),
        Rule("401 401 | con con con con | yes yes yes yes", "listThreads", "of a group", s => Call.In(s.Group)),
        Rule("401 401 | con con con con | yes yes yes yes", "openThread", "of a group", s => Call.Inside(s.Thread)),
        Rule("401 401 | con con con con | 403 yes yes yes", "closeThread, reopenThread", "the owner's", s => Call.Inside(s.OpenedThread)),
        Rule("401 401 | con con con con | 403 yes yes yes", "updateConversation", "the owner's thread", s => Call.In(s.OpenedThread, new { title = "Cups" })),
        Rule("401 401 | con con con con | yes yes yes yes", "readConversation, listMessages, listMembers", "a thread", s => Call.In(s.OpenedThread)),

        Once("401 401 | con con con con | 403 403 yes yes", "changeRules", "of a group", s => Call.In(s.Group, new { slowMode = 1, pin = "admin" })),
        Rule("401 401 | con --- con con | grp --- --- ---", "changeRules", "of a direct one", s => Call.In(s.Direct, new { post = "owner" })),
        Rule("401 401 | con con con con | grp grp grp grp", "changeRules", "of a thread", s => Call.In(s.OpenedThread, new { post = "owner" })),
        Once("401 401 | con con con con | 403 yes yes yes", "silenceMember", "a member", s => Silence(s.Cast.Bystander, s)),
        Once("401 401 | con con con con | 403 403 403 yes", "silenceMember", "an admin", s => Silence(s.Cast.SecondAdmin, s)),
        Rule("401 401 | con con con con | 403 403 403 403", "silenceMember", "the owner", s => Silence(s.Cast[Role.Owner], s)),
        Rule("--- --- | con con con con | 403 403 403 403", "silenceMember", "oneself", s => Silence(s.Caller, s)),
        Rule("401 401 | con con con con | 403 mem mem mem", "silenceMember", "somebody who is not in it", s => Silence(s.Cast[Role.Stranger], s)),
        Rule("401 401 | con con con con | 403 yes yes yes", "unsilenceMember", "a member", s => Call.On(s.Group, s.Cast.Bystander.Id)),
        Rule("401 401 | con con con con | 403 403 403 yes", "unsilenceMember", "an admin", s => Call.On(s.Group, s.Cast.SecondAdmin.Id)),
        Rule("401 401 | con --- con con | grp --- --- ---", "silenceMember", "of a direct one",
            s => Call.On(s.Direct, s.Cast.Bystander.Id, new { until = DateTimeOffset.UtcNow.AddDays(1) })),

        Once("401 401 | con con con con | 403 yes yes yes", "banMember", "a member", s => Call.On(s.Group, s.Cast.Bystander.Id, Reason)),
        Once("401 401 | con con con con | 403 403 403 yes", "banMember", "an admin", s => Call.On(s.Group, s.Cast.SecondAdmin.Id, Reason)),
        Rule("401 401 | con con con con | 403 403 403 403", "banMember", "the owner", s => Call.On(s.Group, s.Cast[Role.Owner].Id, Reason)),
        Once("401 401 | con con con con | 403 yes yes yes", "banMember", "somebody who is not in it", s => Call.On(s.Group, s.Cast[Role.Stranger].Id, Reason)),
        Rule("401 401 | con con con con | 403 usr usr usr", "banMember", "a deleted account", s => Call.On(s.Group, s.DeletedAccount, Reason)),
        Rule("401 401 | con --- con con | grp --- --- ---", "banMember", "from a direct one", s => Call.On(s.Direct, s.Cast.Bystander.Id, Reason)),
        Once("401 401 | con con con con | 403 yes yes yes", "liftBan", "of somebody", s => Call.On(s.Group, s.Cast[Role.Banned].Id)),
        Rule("401 401 | con con con con | 403 ban ban ban", "liftBan, readBan", "of somebody who is not banned", s => Call.On(s.Group, s.Cast[Role.Stranger].Id)),
        Rule("401 401 | con con con con | 403 yes yes yes", "readBan", "of somebody", s => Call.On(s.Group, s.Cast[Role.Banned].Id)),
        Rule("401 401 | con con con con | 403 yes yes yes", "listBans", "of a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | grp --- --- ---", "listBans", "of a direct one", s => Call.In(s.Direct)),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listOwnBans", "one's own list", _ => Call.With()),
        Rule("401 401 | con con con con | 403 403 bnd bnd", "addMembers", "somebody who is banned",
            s => Call.In(s.Group, new { userIds = new[] { s.Cast[Role.Banned].Id } })),

        Rule("401 401 | con con con con | yes yes yes yes", "recordAccess", "to a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | yes --- --- ---", "recordAccess", "to a direct one", s => Call.In(s.Direct)),
        Rule("401 401 | con con con con | 403 403 yes yes", "listAccesses, verifyAccesses", "of a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | 403 --- --- ---", "listAccesses, verifyAccesses", "of a direct one", s => Call.In(s.Direct)),

        Rule("401 401 | con con con con | yes yes yes yes", "listMembers", "of a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | yes --- --- ---", "listMembers", "of a direct one", s => Call.In(s.Direct)),
        Once("401 401 | con con con con | 403 403 yes yes", "addMembers", "to a group",
            s => Call.In(s.Group, new { userIds = Newcomer(s) })),
        Rule("401 401 | con --- con con | dir --- --- ---", "addMembers", "to a direct one",
            s => Call.In(s.Direct, new { userIds = Newcomer(s) })),
        Rule("--- --- | con con con con | 403 403 yes yes", "addMembers", "oneself",
            s => Call.In(s.Group, new { userIds = new[] { s.Caller.Id } })),
        Rule("401 401 | con con con con | 403 403 usr usr", "addMembers", "a deleted account",
            s => Call.In(s.Group, new { userIds = new[] { s.DeletedAccount } })),

        Once("401 401 | con con con con | 403 403 yes yes", "removeMember", "a member", s => Call.On(s.Group, s.Cast.Bystander.Id)),
        Once("401 401 | con con con con | 403 403 403 yes", "removeMember", "an admin", s => Call.On(s.Group, s.Cast.SecondAdmin.Id)),
        Rule("401 401 | con con con con | 403 403 403 ---", "removeMember", "the owner", s => Call.On(s.Group, s.Cast[Role.Owner].Id)),
        Once("--- --- | con con con con | yes yes yes yes", "removeMember", "oneself", s => Call.On(s.Group, s.Caller.Id)),
        Rule("401 401 | con con con con | 403 403 mem mem", "removeMember", "somebody who is not in it",
            s => Call.On(s.Group, s.DeletedAccount)),
        Rule("401 401 | con --- con con | dir --- --- ---", "removeMember", "of a direct one", s => Call.On(s.Direct, s.Cast.Bystander.Id)),

        Once("401 401 | con con con con | 403 403 yes yes", "changeRole", "a member becomes moderator",
            s => GiveRole(s.Cast.Bystander.Id, "moderator", s)),
        Once("401 401 | con con con con | 403 403 yes yes", "changeRole", "a member becomes admin",
            s => GiveRole(s.Cast.Bystander.Id, "admin", s)),
        Once("401 401 | con con con con | 403 403 403 yes", "changeRole", "a member becomes owner",
            s => GiveRole(s.Cast.Bystander.Id, "owner", s)),
        Once("401 401 | con con con con | 403 403 403 yes", "changeRole", "an admin becomes member",
            s => GiveRole(s.Cast.SecondAdmin.Id, "member", s)),
        Rule("401 401 | con con con con | 403 403 403 hnd", "changeRole", "the owner becomes member",
            s => GiveRole(s.Cast[Role.Owner].Id, "member", s)),
        Once("--- --- | con con con con | yes yes yes hnd", "changeRole", "oneself steps down", s => GiveRole(s.Caller.Id, "member", s)),
        Once("--- --- | con con con con | 403 403 403 yes", "changeRole", "oneself becomes owner", s => GiveRole(s.Caller.Id, "owner", s)),
        Rule("401 401 | con con con con | 403 403 mem mem", "changeRole", "somebody who is not in it",
            s => GiveRole(s.DeletedAccount, "member", s)),
        Rule("401 401 | con --- con con | dir --- --- ---", "changeRole", "in a direct one",
            s => Call.On(s.Direct, s.Cast.Bystander.Id, new { role = "admin" })),
    ];

    private static readonly object Reason = new { reason = "Advertising" };

    private static Call Silence(TestUser whom, Scene scene) =>
        Call.On(scene.Group, whom.Id, new { until = DateTimeOffset.UtcNow.AddDays(1) });

    private static Guid[] Newcomer(Scene scene) => [scene.Cast[Role.Stranger].Id];

    private static Call GiveRole(Guid userId, string role, Scene scene) => Call.On(scene.Group, userId, new { role });
}
