using ChatServer.Changes;
using ChatServer.Jobs;
using Microsoft.Extensions.Options;

namespace ChatServer.LiveEvents.Reminders;

/// <summary>Plans that those who take part in an event are told before it begins.</summary>
public sealed class EventReminders(JobQueue jobs, IOptions<LiveEventOptions> options)
{
    /// <summary>To be called for every time that an event is to begin at: a job that finds another one does nothing.</summary>
    public void Plan(ChangeWrite log, LiveEvent scheduled)
    {
        var before = options.Value.RemindBefore;
        if (before == TimeSpan.Zero) return;

        var due = scheduled.ScheduledAt - before;
        var at = due > log.Now ? due : log.Now;
        jobs.Add(log, RemindParticipants.Kind, new RemindParticipants.Payload(scheduled.ConversationId, scheduled.ScheduledAt, at), at - log.Now);
    }
}
