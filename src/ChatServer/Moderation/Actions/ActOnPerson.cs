using ChatServer.Accounts;
using ChatServer.AuditLog;
using ChatServer.Changes;
using ChatServer.Messages;
using ChatServer.Notifications;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Stories;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Actions;

/// <summary>What goes with everything that is done about a person: it is recorded, they are told, and it holds from the commit on.</summary>
/// <remarks>The order of locks: the conversation or the story where there is one, all people whom it is about, the audit log.</remarks>
public sealed class ActOnPerson(
    ChatDbContext db, DeleteMessage deleteMessage, WithdrawStory withdrawStory, EndSessions endSessions, PersonEntries entries, Audit audit)
{
    /// <summary>Locks who does it (nobody, where the server does it by itself), whom it is about, and who else is told, in one order.</summary>
    /// <exception cref="RefusalException">404 no-such-user: whom it is about has no account any more.</exception>
    public async Task<PeopleInvolved> LockAsync(Guid? moderatorId, Guid userId, Guid[] others, CancellationToken cancellation)
    {
        Guid[] ids = [moderatorId ?? userId, userId, .. others];
        var people = await db.Users
            .FromSql($"select * from users where id = any({ids}) and deleted_at is null order by id for no key update").ToListAsync(cancellation);
        return new PeopleInvolved(
            moderatorId is null ? null : people.Find(u => u.Id == moderatorId) ?? throw Refusal.NotSignedIn(), people.Find(u => u.Id == userId) ?? throw Refusal.NoSuchUser());
    }

    public async Task<ModerationAction> RunAsync(
        ChangeWrite write, PeopleInvolved people, WantedAction wanted, Guid? reportId, CancellationToken cancellation)
    {
        people.RequireRank();
        wanted.RequireInTime(write.Now);
        var action = new ModerationAction
        {
            Id = Guid.CreateVersion7(write.Now),
            Kind = wanted.Kind,
            UserId = people.Person.Id,
            ActorId = people.Moderator?.Id,
            Reason = wanted.Reason,
            MessageId = wanted.MessageId,
            StoryId = wanted.StoryId,
            ReportId = reportId,
            At = write.Now,
            Until = wanted.Until,
        };
        db.Add(action);
        if (wanted.MessageId is { } messageId) await DeleteAsync(write, messageId, action.ActorId, cancellation);
        if (wanted.StoryId is { } storyId) await withdrawStory.EraseAsync(write, people.Person.Id, storyId, cancellation);
        if (wanted.Kind == ActionKind.Suspension) await endSessions.EndAsync(write, people.Person.Id, _ => true, cancellation);
        await TellAsync(write, action, cancellation);
        await audit.RecordAsync(write, AuditAct.ActionTaken, action.ActorId, action.UserId, action.Id, Detail(action), cancellation);
        return action;
    }

    /// <summary>Tells the person, and the nodes that keep what may not be done.</summary>
    internal async Task TellAsync(ChangeWrite write, ModerationAction action, CancellationToken cancellation)
    {
        write.AppendToList(action.UserId, ModerationChanges.ActionUpdated, action.Id);
        await entries.PutAsync(write, action.UserId, NotificationKind.Action, action.Id, actorId: null, cancellation);
        if (action.Kind is ActionKind.Mute or ActionKind.Suspension) write.Announce(new RestrictionChanged(action.UserId));
    }

    private async Task DeleteAsync(ChangeWrite write, Guid messageId, Guid? moderatorId, CancellationToken cancellation)
    {
        // It may be gone with its conversation.
        if (await db.Set<Message>().SingleOrDefaultAsync(m => m.Id == messageId, cancellation) is not { } message) return;

        // What the server does by itself is told, as when a message expires, without anybody else's name.
        await deleteMessage.DeleteAsync(write, message, moderatorId ?? message.SenderId, isModerator: true, cancellation);
    }

    private static string Detail(ModerationAction action) =>
        $"{action.Kind.ToString().ToLowerInvariant()}{(action.Until is { } until ? $" until {until:yyyy-MM-dd'T'HH:mm:ss'Z'}" : "")}: {action.Reason}";
}
