using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Media.Avatars;
using ChatServer.Refusals;
using ChatServer.Users;

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
    ChangeLog log, UserStore users, EndSessions endSessions, ReplaceAvatar replaceAvatar, JobQueue jobs, ILogger<DeleteAccount> logger)
{
    public async Task RunAsync(Guid userId, MessagesAfterwards messages, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);
        var user = await users.LockAsync(userId, cancellation) ?? throw Refusal.NotSignedIn();

        await endSessions.EndAsync(write, userId, _ => true, cancellation);
        await replaceAvatar.RunAsync(write, userId, user, null, cancellation);
        user.Delete(write.Now);
        await users.MarkCardChangedAsync(user, cancellation);
        write.Announce(new CardChanged(UserCard.Of(user)));
        jobs.Add(write, LeaveEverything.Kind, new LeaveEverything.Payload(userId, messages));
        await write.CommitAsync(cancellation);

        Deleted(userId);
    }

    [LoggerMessage(LogLevel.Information, "{UserId} deleted their account")]
    private partial void Deleted(Guid userId);
}
