using ChatServer.Changes;
using ChatServer.Refusals;

namespace ChatServer.Users;

/// <summary>Gives a person another role on this server. It is for whoever runs the server: no request leads here.</summary>
public sealed partial class ChangeServerRole(ChangeLog log, UserStore users, ILogger<ChangeServerRole> logger)
{
    public async Task RunAsync(string username, ServerRole role, CancellationToken cancellation)
    {
        var userId = await users.FindAsync(username, cancellation) ?? throw Refusal.NoSuchUser();

        await using var write = await log.BeginAsync(cancellation);
        var user = await users.LockAsync(userId, cancellation) ?? throw Refusal.NoSuchUser();
        user.Role = role;
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        write.AppendToList(user.Id, UserChanges.SettingsUpdated, user.Id);
        await write.CommitAsync(cancellation);

        Changed(user.Id, role);
    }

    [LoggerMessage(LogLevel.Information, "{UserId} is {Role} now")]
    private partial void Changed(Guid userId, ServerRole role);
}
