using ChatServer.Changes;
using ChatServer.Refusals;
using ChatServer.Telemetry;

namespace ChatServer.Messages.Writing;

/// <summary>After the commit: tells each caller what became of its message, and the listeners what was written.</summary>
public sealed class GroupAnnouncer(ChangeFeed feed, ChatMetrics metrics)
{
    // Callers go on one after the other in few pieces of work: a piece for each would wake a thread for each, and each would begin cold.
    private const int CallersOfAPiece = 8;

    internal void Announce(List<PendingMessage> group, GroupOutcome[] outcomes, TimeSpan commit)
    {
        metrics.MessagesStored(outcomes.Count(o => o.Verdict == Verdict.New), group.Count, commit);

        var answers = group.Zip(outcomes).ToList();
        LetGoOn(answers, a => Answer(a.First, a.Second));

        var sent = answers.Where(a => a.Second.Verdict == Verdict.New).Select(a => View(a.First.Message, a.Second));
        foreach (var conversation in sent.GroupBy(m => m.ConversationId))
            feed.Publish(conversation.Key, [.. conversation.Select(Committed)]);
    }

    /// <summary>Tells each caller why nothing more is known of its message.</summary>
    internal static void Refuse(List<PendingMessage> group, Func<RefusalException> refusal) =>
        LetGoOn(group, pending => pending.Fail(refusal()));

    private static void LetGoOn<T>(IEnumerable<T> callers, Action<T> tell)
    {
        foreach (var piece in callers.Chunk(CallersOfAPiece))
            ThreadPool.UnsafeQueueUserWorkItem(p => Array.ForEach(p, tell), piece, preferLocal: false);
    }

    private static void Answer(PendingMessage pending, GroupOutcome outcome)
    {
        switch (outcome.Verdict)
        {
            case Verdict.New or Verdict.Repeated:
                pending.Succeed(new WrittenMessage(View(pending.Message, outcome), outcome.Verdict == Verdict.New));
                break;
            case Verdict.NotAMember:
                pending.Fail(Refusal.NoSuchConversation());
                break;
            case Verdict.NoMessageToAnswer:
                pending.Fail(Refusal.NoSuchMessage());
                break;
            case Verdict.NoSuchMedia:
                pending.Fail(Refusal.NoSuchMedia());
                break;
            case Verdict.MediaFailed:
                pending.Fail(Refusal.MediaFailed());
                break;
            case Verdict.ThreadClosed:
                pending.Fail(Refusal.ThreadClosed());
                break;
            case Verdict.ReadOnly:
                pending.Fail(Refusal.ReadOnly());
                break;
            case Verdict.Silenced:
                pending.Fail(Refusal.Silenced(Wait(pending, outcome)));
                break;
            case Verdict.RoleTooLow:
                pending.Fail(Refusal.NotAllowed());
                break;
            case Verdict.TooSoon:
                pending.Fail(Refusal.SlowMode(Wait(pending, outcome)));
                break;
            case Verdict.NotReachable:
                pending.Fail(Refusal.NotReachable());
                break;
            default:
                pending.Fail(Refusal.ClientIdReused());
                break;
        }
    }

    private static TimeSpan Wait(PendingMessage pending, GroupOutcome outcome) => outcome.RetryAt!.Value - pending.Message.CreatedAt;

    private static CommittedChange Committed(MessageView m) => new(m.Seq, MessageChanges.Sent, m.Id, m.SenderId, m.CreatedAt, m);

    private static MessageView View(Message m, GroupOutcome outcome) => new(
        outcome.Id, m.ConversationId, outcome.Seq, m.ClientId, m.SenderId, m.Content, outcome.Media, m.ReplyToId, outcome.CreatedAt, null, null)
    {
        Details = m.Details,
        ExpiresAt = outcome.ExpiresAt,
    };
}
