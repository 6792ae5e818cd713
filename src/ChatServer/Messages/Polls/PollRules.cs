using ChatServer.Refusals;

namespace ChatServer.Messages.Polls;

/// <summary>What may be done with a poll.</summary>
internal static class PollRules
{
    /// <summary>The poll in a message, which goes with what was said.</summary>
    public static Poll RequirePoll(this Message message, DateTimeOffset now) =>
        (message.IsGone(now) ? null : message.Details?.Poll) ?? throw Refusal.NoSuchPoll();

    /// <summary>The poll in a message, if one can vote in it.</summary>
    public static Poll RequireOpenPoll(this Message message, DateTimeOffset now)
    {
        var poll = message.RequirePoll(now);
        return poll.IsClosed(now) ? throw Refusal.PollClosed() : poll;
    }

    /// <summary>The options in order; one that is named twice counts once.</summary>
    public static List<short> Parse(this Poll poll, IReadOnlyCollection<int> options)
    {
        if (options.Any(o => o < 0 || o >= poll.Options.Count)) throw Refusal.NoSuchOption();

        List<short> chosen = [.. options.Distinct().Order().Select(o => (short)o)];
        return chosen.Count > 1 && !poll.Multiple ? throw Refusal.InvalidRequest("options", "In this poll one votes for one option.") : chosen;
    }
}
