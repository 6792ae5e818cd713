using ChatServer.Accounts;
using ChatServer.AuditLog;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Refusals;
using ChatServer.SecurityEvents;

namespace ChatServer.Users.Roles;

/// <summary>Another role for somebody on this server.</summary>
/// <param name="Role" example="moderator">user, moderator or admin.</param>
/// <param name="Password" example="correct horse battery">Your own password: a session that somebody left open is not enough.</param>
public sealed record ChangeServerRoleRequest(
    ServerRole Role, [TextLimit(0, Accounts.Password.MaxTypedLength, Format = "password")] string Password)
{
    // Keeps the password out of whatever prints the request.
    public override string ToString() => nameof(ChangeServerRoleRequest);
}

/// <summary>Gives a person another role on this server. There is always an admin left, but for what whoever runs the server does.</summary>
public sealed partial class ChangeServerRole(
    ChangeLog log, ServerStaff staff, UserStore users, Credentials credentials, Audit audit, SecurityNotes notes, ILogger<ChangeServerRole> logger)
{
    /// <summary>For whoever runs the server: this is how the first admin comes to be.</summary>
    public async Task RunAsync(string username, ServerRole role, CancellationToken cancellation)
    {
        var userId = await users.FindAsync(username, cancellation) ?? throw Refusal.NoSuchUser();

        await using var write = await log.BeginAsync(cancellation);
        var user = await users.LockAsync(userId, cancellation) ?? throw Refusal.NoSuchUser();
        await ChangeAsync(write, user, role, actorId: null, cancellation);
    }

    /// <summary>For an admin, who shows to be there in person.</summary>
    public async Task RunAsync(Guid adminId, Guid userId, ChangeServerRoleRequest request, Origin origin, CancellationToken cancellation)
    {
        var verified = await credentials.VerifyAsync(adminId, request.Password, origin, cancellation);

        await using var write = await log.BeginAsync(cancellation);
        var locked = await staff.LockWithAdminsAsync(userId, cancellation);
        if (locked.Find(u => u.Id == adminId) is not { Role: ServerRole.Admin } admin) throw Refusal.NotAllowed();
        if (admin.PasswordHash != verified.PasswordHash) throw Refusal.WrongCredentials();

        var user = locked.Find(u => u.Id == userId) ?? throw Refusal.NoSuchUser();
        if (user.Role == request.Role) return;

        if (request.Role != ServerRole.Admin) ServerStaff.RequireAnotherAdmin(locked, user);
        await ChangeAsync(write, user, request.Role, adminId, cancellation);
    }

    private async Task ChangeAsync(ChangeWrite write, User user, ServerRole role, Guid? actorId, CancellationToken cancellation)
    {
        var detail = $"{Name(user.Role)} to {Name(role)}";
        user.Role = role;
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        write.AppendToList(user.Id, UserChanges.SettingsUpdated, user.Id);
        await audit.RecordAsync(write, AuditAct.RoleChanged, actorId, user.Id, null, detail, cancellation);
        await write.CommitAsync(cancellation);

        notes.Note(SecurityEventKind.RoleChanged, user.Id, actorId: actorId, detail: detail);
        Changed(user.Id, role);
    }

    private static string Name(ServerRole role) => role.ToString().ToLowerInvariant();

    [LoggerMessage(LogLevel.Information, "{UserId} is {Role} now")]
    private partial void Changed(Guid userId, ServerRole role);
}
