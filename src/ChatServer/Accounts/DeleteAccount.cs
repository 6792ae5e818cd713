using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Media.Avatars;
using ChatServer.Refusals;
using ChatServer.SecurityEvents;
using ChatServer.Users;
using ChatServer.Users.Roles;

namespace ChatServer.Accounts;

/// <summary>What becomes of the messages of somebody who leaves.</summary>
public enum MessagesAfterwards
{
    /// <summary>They stay, from "Deleted user".</summary>
    Keep,

    /// <summary>Their texts are erased.</summary>
    Delete,
}

/// <summary>Deletes an account: its sessions, its names and all that it says of the person are gone at once, the rest follows by a job.</summary>
public sealed partial class DeleteAccount(
    ChangeLog log, UserStore users, ServerStaff staff, EndSessions endSessions, ReplaceAvatar replaceAvatar, JobQueue jobs, SecurityNotes notes,
    ILogger<DeleteAccount> logger)
{
    public async Task RunAsync(Guid userId, MessagesAfterwards messages, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);
        var user = await LockAsync(userId, cancellation) ?? throw Refusal.NotSignedIn();

        await endSessions.EndAsync(write, userId, _ => true, cancellation);
        await replaceAvatar.RunAsync(write, userId, user, null, cancellation);
        user.Delete(write.Now);
        await users.TellCardAsync(write, user, cancellation);
        jobs.Add(write, LeaveEverything.Kind, new LeaveEverything.Payload(userId, messages));
        await write.CommitAsync(cancellation);

        notes.Note(SecurityEventKind.AccountDeleted, userId);
        Deleted(userId);
    }

    private async Task<User?> LockAsync(Guid userId, CancellationToken cancellation)
    {
        if (await staff.RoleOfAsync(userId, cancellation) != ServerRole.Admin) return await users.LockAsync(userId, cancellation);

        var locked = await staff.LockWithAdminsAsync(userId, cancellation);
        if (locked.Find(u => u.Id == userId) is not { } admin) return null;

        ServerStaff.RequireAnotherAdmin(locked, admin);
        return admin;
    }

    [LoggerMessage(LogLevel.Information, "{UserId} deleted their account")]
    private partial void Deleted(Guid userId);
}
