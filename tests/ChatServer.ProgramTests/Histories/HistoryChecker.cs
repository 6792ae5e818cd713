namespace ChatServer.ProgramTests.Histories;

/// <summary>A promise that was not kept, and where.</summary>
public sealed record Violation(string Promise, string What)
{
    public override string ToString() => $"{Promise}: {What}";
}

/// <summary>Decides from a history alone whether the server kept its promises to its clients.</summary>
public static class HistoryChecker
{
    public const string StoredOnce = "what is acknowledged is stored once, as it was sent";
    public const string NothingInvented = "nothing is stored that nobody sent, or that was refused";
    public const string NoHoles = "positions are 1 to the head, without holes";
    public const string TimeForward = "times never go back along the log";
    public const string OneOrder = "every device hears the log in its order, from where it came in to the end";
    public const string RealTime = "what is sent after an acknowledgement stands after it";
    public const string OneAnswer = "a client id has one message, in every answer";
    public const string Gone = "what was deleted is gone";
    public const string FreshState = "what a device holds in the end is what a fresh one reads";
    public const string MarksForward = "marks never go back, and reading includes having received";
    public const string ExactUnread = "unread is what is left to read";
    public const string NothingAfterLeaving = "nobody hears or says anything after they left";
    public const string UploadsStay = "what was uploaded is there as it was, and nothing refers to what is not there";
    public const string OneEpoch = "what is heard belongs to the epoch of what is stored";

    public static IReadOnlyList<Violation> Check(History history)
    {
        var marks = history.Marks.ToLookup(m => m.ConversationId);
        var sends = history.Sends.ToLookup(s => s.ConversationId);
        var heard = history.Heard.ToLookup(h => h.ConversationId);
        var edits = history.Edits.ToLookup(e => e.MessageId);
        return
        [
            .. history.Stored.SelectMany(c => Acknowledged(c, sends[c.Id], edits)),
            .. history.Stored.SelectMany(c => Check(c, [.. sends[c.Id]], [.. heard[c.Id]], [.. marks[c.Id]])),
            .. history.Uploads.Where(u => u.Found is null || (u.Content ?? u.Found) != u.Found)
                .Select(u => new Violation(UploadsStay, $"of {u.MediaId} there is {u.Found?.Length ?? 0} of {u.Content?.Length}")),
            .. history.States.Where(s => s.State != s.Fresh)
                .Select(s => new Violation(FreshState, $"{s.Device} holds\n{s.State}\na fresh one reads\n{s.Fresh}")),
        ];
    }

    private static IEnumerable<Violation> Check(StoredConversation stored, List<SendAttempt> sends, List<Heard> heard, List<MarkAnswer> marks) =>
    [
        .. Invented(stored, sends),
        .. Holes(stored),
        .. Backwards(stored),
        .. Order(stored, heard),
        .. InRealTime(sends),
        .. Answers(sends),
        .. Forward(stored, marks),
        .. Unread(stored),
        .. HeardAfterLeaving(stored, heard),
        .. SaidAfterLeaving(stored),
        .. heard.Where(h => h.Epoch != stored.Epoch).Select(h => new Violation(OneEpoch, $"{h}, not epoch {stored.Epoch}")),
    ];

    private static IEnumerable<Violation> Acknowledged(
        StoredConversation stored, IEnumerable<SendAttempt> sends, ILookup<Guid, EditAttempt> edits)
    {
        var messages = stored.Messages.ToLookup(m => (m.SenderId, m.ClientId));
        foreach (var send in sends.Where(s => s.Outcome == Outcome.Ok))
        {
            var found = messages[(send.SenderId, send.ClientId)].ToList();
            if (found is not [{ } one]) yield return new(StoredOnce, $"{send} is there {found.Count} times");
            else if (one.Id != send.Id || one.Seq != send.Seq) yield return new(StoredOnce, $"{send} is stored as {one}");
            else if (PossibleContents(send, edits[one.Id]) is var possible && !possible.Contains(one.Content))
                yield return new(possible is [null] ? Gone : StoredOnce, $"{send} says {one.Content ?? "nothing"}");
        }
    }

    /// <summary>What the last acknowledged edit made of it, or any later one of unknown outcome.</summary>
    private static List<string?> PossibleContents(SendAttempt send, IEnumerable<EditAttempt> edits)
    {
        List<string?> possible = [send.Content];
        foreach (var edit in edits.Where(e => e.Outcome != Outcome.Failed))
        {
            if (edit.Outcome == Outcome.Ok) possible.Clear();
            possible.Add(edit.Content);
        }

        return possible;
    }

    private static IEnumerable<Violation> Invented(StoredConversation stored, List<SendAttempt> sends)
    {
        var attempts = sends.ToLookup(s => (s.SenderId, s.ClientId));
        foreach (var message in stored.Messages.GroupBy(m => (m.SenderId, m.ClientId)))
        {
            if (message.Count() > 1) yield return new(NothingInvented, $"{message.First()} is there {message.Count()} times");
            if (attempts[message.Key].All(a => a.Outcome == Outcome.Failed)) yield return new(NothingInvented, $"{message.First()}");
        }
    }

    private static IEnumerable<Violation> Holes(StoredConversation stored)
    {
        var positions = stored.Log.Select(c => c.Seq).ToList();
        if (!positions.SequenceEqual(Enumerable.Range(1, (int)stored.HeadSeq).Select(i => (long)i)))
            yield return new(NoHoles, $"the head is {stored.HeadSeq}, the log has {positions.Count} changes of {positions.Distinct().Count()} positions");

        var sent = stored.Log.Where(c => c.Kind == "message.sent").Select(c => (c.Seq, c.SubjectId)).ToHashSet();
        if (!sent.SetEquals(stored.Messages.Select(m => (m.Seq, m.Id)))) yield return new(NoHoles, "messages and log tell different positions");
    }

    private static IEnumerable<Violation> Backwards(StoredConversation stored)
    {
        foreach (var (earlier, later) in stored.Log.Zip(stored.Log.Skip(1)))
            if (later.At < earlier.At) yield return new(TimeForward, $"{later} after {earlier}");

        var log = stored.Log.ToLookup(c => c.Seq);
        foreach (var message in stored.Messages.Where(m => log[m.Seq].Any(c => c.At != m.CreatedAt)))
            yield return new(TimeForward, $"{message} and its change tell different times");
    }

    private static IEnumerable<Violation> Order(StoredConversation stored, List<Heard> heard)
    {
        var log = stored.Log.ToDictionary(c => c.Seq);
        var members = stored.Members.ToDictionary(m => m.UserId);
        foreach (var device in heard.GroupBy(h => h.Device))
        {
            var last = 0L;
            foreach (var h in device)
            {
                if (last > 0 && h.Seq != last + 1) yield return new(OneOrder, $"{h} follows {last}");
                if (log.GetValueOrDefault(h.Seq) is not { } change || change.Kind != h.Kind || change.SubjectId != h.SubjectId)
                    yield return new(OneOrder, $"{h} is not what the log has there");
                last = h.Seq;
            }

            // Whoever left while away is only told that it is over.
            if (last < stored.HeadSeq && members.GetValueOrDefault(device.First().UserId)?.LeftSeq is null)
                yield return new(OneOrder, $"{device.Key} heard up to {last}, and there was more up to {stored.HeadSeq}");
        }
    }

    private static IEnumerable<Violation> InRealTime(List<SendAttempt> sends)
    {
        // The highest position acknowledged before each invocation must be below what that invocation got. Of a repeated send
        // the first attempt counts: it may be the one that made the message.
        var acknowledged = sends.Where(s => s.Outcome == Outcome.Ok).ToList();
        var firsts = sends.GroupBy(s => (s.SenderId, s.ClientId))
            .Where(g => g.Any(s => s.Outcome == Outcome.Ok))
            .Select(g => (Send: g.First(s => s.Outcome == Outcome.Ok), InvokedAt: g.Min(s => s.InvokedAt)));
        var ended = new Queue<SendAttempt>(acknowledged.OrderBy(s => s.EndedAt));
        SendAttempt? highest = null;
        foreach (var (send, invokedAt) in firsts.OrderBy(f => f.InvokedAt))
        {
            while (ended.TryPeek(out var earlier) && earlier.EndedAt < invokedAt)
                if (ended.Dequeue() is var done && (highest is null || done.Seq > highest.Seq)) highest = done;
            if (highest is not null && highest.Seq >= send.Seq) yield return new(RealTime, $"{send} began after {highest} was acknowledged");
        }
    }

    private static IEnumerable<Violation> Answers(List<SendAttempt> sends) =>
        from message in sends.Where(s => s.Outcome == Outcome.Ok).GroupBy(s => (s.SenderId, s.ClientId))
        where message.Select(s => (s.Id, s.Seq)).Distinct().Count() > 1
        select new Violation(OneAnswer, string.Join(" and ", message));

    private static IEnumerable<Violation> Forward(StoredConversation stored, List<MarkAnswer> marks)
    {
        foreach (var m in marks.Where(m => m.ReadSeq > m.DeliveredSeq || m.DeliveredSeq > stored.HeadSeq)) yield return new(MarksForward, $"{m}");

        foreach (var member in stored.Members)
        {
            var answers = marks.Where(m => m.UserId == member.UserId).OrderBy(m => m.InvokedAt).ToList();
            foreach (var later in answers)
            {
                if (answers.Find(a => a.EndedAt < later.InvokedAt && (a.ReadSeq > later.ReadSeq || a.DeliveredSeq > later.DeliveredSeq)) is { } earlier)
                    yield return new(MarksForward, $"{later} is behind {earlier}");
            }

            var isBehind = answers.Exists(a => a.ReadSeq > member.ReadSeq || a.DeliveredSeq > member.DeliveredSeq);
            if (isBehind || member.ReadSeq > member.DeliveredSeq || member.DeliveredSeq > stored.HeadSeq)
                yield return new(MarksForward, $"{member} at the end, of {stored.HeadSeq}");
        }
    }

    private static IEnumerable<Violation> Unread(StoredConversation stored) =>
        from member in stored.Members.Where(m => m.LeftSeq is null)
        let unread = stored.Messages.Count(m => m.SenderId != member.UserId && m.Content is not null && m.Seq > member.ReadSeq)
        where unread != member.Unread
        select new Violation(ExactUnread, $"{member}, counted {unread}");

    private static IEnumerable<Violation> HeardAfterLeaving(StoredConversation stored, List<Heard> heard) =>
        from member in stored.Members.Where(m => m.LeftSeq is not null)
        from h in heard.Where(h => h.UserId == member.UserId && h.Seq > member.LeftSeq)
        select new Violation(NothingAfterLeaving, $"{h} after {member.LeftSeq}");

    private static IEnumerable<Violation> SaidAfterLeaving(StoredConversation stored) =>
        from member in stored.Members.Where(m => m.LeftSeq is not null)
        from m in stored.Messages.Where(m => m.SenderId == member.UserId && m.Seq > member.LeftSeq)
        select new Violation(NothingAfterLeaving, $"{m} after {member.LeftSeq}");
}
