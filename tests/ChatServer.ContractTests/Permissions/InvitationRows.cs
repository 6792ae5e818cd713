using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

internal static class InvitationRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Once("401 401 | con con con con | 403 403 yes yes", "invitePerson", "to a group", s => Call.On(s.Group, s.Cast[Role.Stranger].Id)),
        Rule("401 401 | con con con con | 403 403 bnd bnd", "invitePerson", "somebody who is banned", s => Call.On(s.Group, s.Cast[Role.Banned].Id)),
        Rule("401 401 | con con con con | 403 403 usr usr", "invitePerson", "a deleted account", s => Call.On(s.Group, s.DeletedAccount)),
        Rule("401 401 | con --- con con | grp --- --- ---", "invitePerson", "to a direct one", s => Call.On(s.Direct, s.Cast.Outsider.Id)),
        Once("401 401 | con con con con | 403 403 yes yes", "withdrawInvitation", "to a group", s => Call.On(s.Group, s.Cast.Outsider.Id)),
        Rule("401 401 | con con con con | 403 403 inv inv", "withdrawInvitation", "of somebody who is not invited",
            s => Call.On(s.Group, s.Cast[Role.Stranger].Id)),
        Rule("401 401 | con con con con | 403 403 yes yes", "listInvitations, listJoinRequests, listLinks", "of a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | grp --- --- ---", "listInvitations, listJoinRequests, listLinks", "of a direct one", s => Call.In(s.Direct)),

        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listOwnInvitations, listOwnJoinRequests", "one's own", _ => Call.With()),
        Once("401 401 | yes yes yes yes | yes yes yes yes", "acceptInvitation", "one's own", s => Call.In(s.Open)),
        Once("401 401 | yes yes yes yes | yes yes yes yes", "declineInvitation, withdrawJoinRequest", "one's own", s => Call.In(s.Open)),
        Rule("401 401 | inv inv inv inv | inv inv inv inv", "acceptInvitation, declineInvitation", "another's", s => Call.In(s.Group)),
        Rule("401 401 | ask ask ask ask | ask ask ask ask", "withdrawJoinRequest", "another's", s => Call.In(s.Group)),

        Once("401 401 | con con con con | 403 403 yes yes", "createLink", "to a group", s => Call.In(s.Group, new { maxUses = 1 })),
        Rule("401 401 | con --- con con | grp --- --- ---", "createLink", "to a direct one", s => Call.In(s.Direct, new { maxUses = 1 })),
        Once("401 401 | con con con con | 403 403 yes yes", "revokeLink", "to a group", s => Call.Linked(s.Group, s.Link)),
        Rule("401 401 | con con con con | 403 403 lnk lnk", "revokeLink", "that never was", s => Call.Linked(s.Group, s.Group)),
        Once("401 401 | yes yes yes yes | yes yes yes yes", "joinByLink", "to a group", s => Call.By(s.OpenToken)),
        Rule("--- --- | --- --- --- --- | --- --- --- ---", "joinByLink", "to where one is banned", s => Call.By(s.Token)) with { OfBanned = "bnd" },
        Rule("401 401 | inv inv inv inv | inv inv inv inv", "previewLink, joinByLink, drawLink, drawLinkAsPng", "of nobody", _ => Call.By("tea")),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "previewLink, drawLink, drawLinkAsPng", "to a group", s => Call.By(s.OpenToken)),

        Once("401 401 | con con con con | 403 403 yes yes", "approveJoinRequest, refuseJoinRequest", "to a group",
            s => Call.On(s.Group, s.Cast.Outsider.Id)),
        Rule("401 401 | con con con con | 403 403 ask ask", "approveJoinRequest, refuseJoinRequest", "of somebody who does not ask",
            s => Call.On(s.Group, s.Cast[Role.Stranger].Id)),
    ];
}
