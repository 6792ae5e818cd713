using ChatServer.Changes;
using ChatServer.Refusals;
using ChatServer.Telemetry;

namespace ChatServer.Messages.Writing;

/// <summary>After the commit: tells each caller what became of its message, and the listeners what was written.</summary>
public sealed class GroupAnnouncer(ChangeFeed feed, ChatMetrics metrics)
{
    internal void Announce(List<PendingMessage> group, GroupOutcome[] outcomes, TimeSpan commit)
    {
        metrics.MessagesStored(outcomes.Count(o => o.Verdict == Verdict.New), group.Count, commit);

        var sent = new List<MessageView>(group.Count);
        for (var i = 0; i < group.Count; i++)
        {
            if (outcomes[i].Verdict == Verdict.New) sent.Add(View(group[i].Message, outcomes[i]));
            Answer(group[i], outcomes[i]);
        }

        foreach (var conversation in sent.GroupBy(m => m.ConversationId))
            feed.Publish(conversation.Key, [.. conversation.Select(Committed)]);
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
            default:
                pending.Fail(Refusal.ClientIdReused());
                break;
        }
    }

    private static CommittedChange Committed(MessageView m) => new(m.Seq, MessageChanges.Sent, m.Id, m.SenderId, m.CreatedAt, m);

    private static MessageView View(Message m, GroupOutcome outcome) => new(
        outcome.Id, m.ConversationId, outcome.Seq, m.ClientId, m.SenderId, m.Content, outcome.Media, m.ReplyToId, outcome.CreatedAt, null, null);
}
