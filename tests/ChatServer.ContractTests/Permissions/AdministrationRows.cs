using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

/// <summary>What those do who keep order on the server.</summary>
internal static class AdministrationRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("401 401 | 403 403 403 yes | 403 403 403 403", "listServerRoles", "of everybody", _ => Call.With()),
        Rule("401 401 | 403 403 403 yes | 403 403 403 403", "readServerRole", "another's", s => Call.About(s.Cast.Bystander.Id)),
        Rule("401 401 | 403 403 403 yes | 403 403 403 403", "changeServerRole", "another's",
            s => Call.About(s.Cast.Bystander.Id, new { role = "user", password = s.Caller.Password })),
        Rule("401 401 | 403 403 403 yes | 403 403 403 403", "listAudit, verifyAudit", "the log", _ => Call.With()),
        Rule("401 401 | 403 403 403 yes | 403 403 403 403", "listSecurityEvents, verifySecurityEvents", "the log", _ => Call.With()),
        Rule("401 401 | 403 403 403 yes | 403 403 403 403", "readStatistics", "of the server", _ => Call.With()),
    ];
}
