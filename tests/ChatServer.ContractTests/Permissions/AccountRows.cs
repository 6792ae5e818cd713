using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

internal static class AccountRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("yes yes | yes yes yes yes | yes yes yes yes", "readCapabilities", "the server", _ => Call.With()),
        Rule("yes yes | yes yes yes yes | yes yes yes yes", "signUp", "a new account", _ => Call.With(NewAccount())),
        Rule("yes yes | yes yes yes yes | yes yes yes yes", "signIn", "an account",
            s => Call.With(new { login = s.Cast.Bystander.Username, password = s.Cast.Bystander.Password })),
        Rule("pwd pwd | pwd pwd pwd pwd | pwd pwd pwd pwd", "signIn", "a deleted account",
            s => Call.With(new { login = s.Cast[Role.DeletedAccount].Username, password = s.Cast[Role.DeletedAccount].Password })),

        Last("401 401 | yes yes yes yes | yes yes yes yes", "changePassword", "one's own account",
            s => Call.With(new { currentPassword = s.Caller.Password, newPassword = "another horse battery" })),
        Last("401 401 | yes yes yes yes | yes yes yes yes", "deleteAccount", "one's own account", _ => Call.With()),

        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listSessions", "one's own sessions", _ => Call.With()),
        Last("401 401 | yes yes yes yes | yes yes yes yes", "signOut", "one's own session", _ => Call.With()),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "signOutOthers", "one's own sessions", _ => Call.With()),
        Last("401 401 | yes yes yes yes | yes yes yes yes", "endSession", "one's own session",
            s => new(new(new { sessionId = s.OwnSession }))),
        Rule("401 401 | ses ses ses ses | ses ses ses ses", "endSession", "another's session",
            s => new(new(new { sessionId = s.AnothersSession }))),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "createTicket", "one's own session", _ => Call.With()),

        Rule("401 401 | yes yes yes yes | yes yes yes yes", "readOwnProfile", "one's own profile", _ => Call.With()),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "updateOwnProfile", "one's own profile", _ => Call.With(new { bio = "Tea." })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "setAvatar", "one's own image", s => Call.With(new { mediaId = s.OwnPicture })),
        Rule("401 401 | med med med med | med med med med", "setAvatar", "another's image", s => Call.With(new { mediaId = s.AnothersAvatar })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "removeAvatar", "one's own", _ => Call.With()),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "readUser", "anybody's card",
            s => new(new(new { userId = s.Cast.Bystander.Id }))),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "readUser", "a deleted account's card",
            s => new(new(new { userId = s.DeletedAccount }))),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "findUsers", "everybody", _ => Call.With()),

        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listContacts, listContactRequests", "one's own", _ => Call.With()),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "matchContacts", "anybody", _ => Call.With(new { emails = new[] { new string('0', 64) } })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "askForContact", "anybody", s => Call.About(s.Cast.Bystander.Id, new { note = "Tea?" })),
        Rule("401 401 | usr usr usr usr | usr usr usr usr", "askForContact", "a deleted account", s => Call.About(s.DeletedAccount, new { note = "Tea?" })),
        Rule("401 401 | req req req req | req req req req", "acceptContactRequest, refuseContactRequest, withdrawContactRequest", "what nobody asked",
            s => Call.About(s.Cast.SecondAdmin.Id)),
        Rule("401 401 | cnt cnt cnt cnt | cnt cnt cnt cnt", "updateContact", "who is none", s => Call.About(s.Cast.SecondAdmin.Id, new { favourite = true })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "removeContact", "anybody", s => Call.About(s.Cast.SecondAdmin.Id)),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listBlocks", "one's own", _ => Call.With()),
        Last("401 401 | yes yes yes yes | yes yes yes yes", "blockUser", "anybody", s => new(new(new { userId = s.Cast.SecondAdmin.Id }))),
        Rule("401 401 | usr usr usr usr | usr usr usr usr", "blockUser, unblockUser", "a deleted account", s => new(new(new { userId = s.DeletedAccount }))),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "unblockUser", "anybody", s => new(new(new { userId = s.Cast.SecondAdmin.Id }))),
    ];

    private static object NewAccount()
    {
        var username = $"new{Guid.NewGuid():N}"[..20];
        return new { username, email = $"{username}@example.org", password = "correct horse battery" };
    }
}
