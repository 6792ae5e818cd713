using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>What a client holds of one conversation: the view it was loaded with, and every change since, in order.</summary>
internal sealed class HeldConversation
{
    private static readonly string[] Facts = ["kind", "parentId", "title", "description", "topic", "public", "avatar", "disappearAfter", "rules", "ownerId", "createdAt", "closedAt"];
    private static readonly string[] Own = ["archived", "markedUnread"];
    private static readonly string[] ThreadFacts = ["title", "ownerId", "createdAt", "closedAt"];
    private static readonly string[] EventFacts =
        ["title", "description", "topic", "visibility", "capacity", "state", "scheduledAt", "scheduledEndAt", "startedAt", "endedAt", "hasStream", "version"];
    private static readonly string[] MemberFacts = ["role", "joinedAt", "joinedSeq", "silencedUntil"];

    private readonly SortedDictionary<long, JsonElement> _messages = [];
    private readonly SortedDictionary<Guid, string> _members = [];
    private readonly SortedDictionary<Guid, string> _threads = [];
    private string _event = "";
    private string _stage = "";
    private readonly Dictionary<Guid, (long Delivered, long? Read)> _marks = [];
    private string _facts = "";
    private string _own;
    private readonly bool _isCrowd;
    private int _subscribers;

    public HeldConversation(JsonElement view)
    {
        Epoch = view.GetProperty("epoch").GetInt32();
        Seq = view.GetProperty("headSeq").GetInt64();
        _isCrowd = view.GetProperty("kind").GetString() is "channel" or "event";
        IsEvent = view.GetProperty("kind").GetString() == "event";
        SetFacts(view);
        _own = Text(view, Own);
    }

    public int Epoch { get; }

    /// <summary>Its log does not tell who subscribes: one who went out and came back loads it anew.</summary>
    public bool IsCrowd => _isCrowd;

    public bool IsEvent { get; }

    public long Seq { get; private set; }

    public bool IsOver { get; private set; }

    public long ReadSeqOf(Guid userId) => _marks.GetValueOrDefault(userId).Read ?? 0;

    public bool HasMember(Guid userId) => _members.ContainsKey(userId);

    /// <summary>Takes in the next change. False: it was known already.</summary>
    public bool Apply(JsonElement change)
    {
        var at = change.GetProperty("seq").GetInt64();
        if (at <= Seq) return false;
        Assert.Equal(Seq + 1, at);
        Seq = at;

        if (change.TryGetProperty("conversation", out var conversation)) SetFacts(conversation);
        if (change.TryGetProperty("member", out var member)) PutMember(member);
        if (change.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object) Put(message);
        if (change.TryGetProperty("thread", out var thread)) PutThread(thread);
        if (change.TryGetProperty("event", out var liveEvent)) PutEvent(liveEvent);
        if (change.TryGetProperty("stage", out var stage)) PutStage(stage);

        // No receipt tells that who joins has read what came before, and who sends what they wrote.
        var kind = change.GetProperty("kind").GetString();
        if (kind == "member.joined") MoveTo(member.GetProperty("joinedSeq").GetInt64(), member.GetProperty("userId").GetGuid());
        if (kind == "message.sent") MoveTo(at, message.GetProperty("senderId").GetGuid());
        return true;
    }

    /// <summary>Takes in a message and returns its position.</summary>
    public long Put(JsonElement message)
    {
        var seq = message.GetProperty("seq").GetInt64();
        _messages[seq] = message;
        return seq;
    }

    /// <summary>Whether it has this message, not deleted.</summary>
    public bool Has(Guid messageId) => _messages.Values.Any(m =>
        m.GetProperty("id").GetGuid() == messageId && m.GetProperty("deletedAt").ValueKind == JsonValueKind.Null);

    /// <summary>The messages that have a poll in them.</summary>
    public IEnumerable<Guid> Polls => _messages.Values.Where(m => m.TryGetProperty("poll", out _)).Select(m => m.GetProperty("id").GetGuid());

    public void Join(JsonElement member) => _members[member.GetProperty("userId").GetGuid()] = Text(member, MemberFacts);

    /// <summary>Takes in a thread of this group.</summary>
    public void PutThread(JsonElement thread)
    {
        var id = thread.GetProperty("id").GetGuid();
        if (thread.TryGetProperty("deletedAt", out var deletedAt) && deletedAt.ValueKind != JsonValueKind.Null) _threads.Remove(id);
        else _threads[id] = Text(thread, ThreadFacts);
    }

    public void PutStage(JsonElement stage) => _stage = stage.GetRawText();

    public void PutEvent(JsonElement liveEvent) => _event = Text(liveEvent, EventFacts);

    /// <summary>Takes in how its person keeps it.</summary>
    public void Keep(JsonElement view) => _own = Text(view, Own);

    /// <summary>Marks never go back. No read mark at all is somebody who does not show it.</summary>
    public void Move(JsonElement marks)
    {
        var read = marks.GetProperty("readSeq");
        Move(
            marks.GetProperty("userId").GetGuid(),
            marks.GetProperty("deliveredSeq").GetInt64(),
            read.ValueKind == JsonValueKind.Null ? null : read.GetInt64());
    }

    public string Describe(Guid me, IReadOnlyDictionary<Guid, string> cards)
    {
        var unread = _messages.Values.Count(m =>
            m.GetProperty("senderId").GetGuid() != me && m.GetProperty("deletedAt").ValueKind == JsonValueKind.Null
            && m.GetProperty("seq").GetInt64() > _marks[me].Read);
        var mentions = _messages.Values.Count(m =>
            m.GetProperty("senderId").GetGuid() != me && m.GetProperty("seq").GetInt64() > _marks[me].Read && Mentions(m, me));
        var shown = _members.Where(m => !_isCrowd || m.Key == me || !m.Value.StartsWith("\"member\"", StringComparison.Ordinal));
        var people = shown.Select(m => $"{m.Key} {m.Value} {(_isCrowd && m.Key != me ? null : _marks.GetValueOrDefault(m.Key))} {cards.GetValueOrDefault(m.Key)}");
        return $"{Epoch} {Seq} {_facts} {_event} {_stage} {_subscribers} {_own} unread {unread} mentions {mentions}\n  {string.Join("\n  ", people)}\n  {string.Join("\n  ", _threads)}\n  {string.Join("\n  ", _messages.Values.Select(m => Addresses.Without(m.GetRawText())))}";
    }

    private static bool Mentions(JsonElement message, Guid me) =>
        message.TryGetProperty("entities", out var entities) && entities.EnumerateArray().Any(e =>
            e.GetProperty("type").GetString() == "mentionAll" || (e.TryGetProperty("userId", out var mentioned) && mentioned.GetGuid() == me));

    private void SetFacts(JsonElement view)
    {
        _facts = Text(view, Facts);
        _subscribers = _isCrowd ? view.GetProperty("memberCount").GetInt32() : 0;
        IsOver = view.TryGetProperty("deletedAt", out var deletedAt) && deletedAt.ValueKind != JsonValueKind.Null;
    }

    private void PutMember(JsonElement member)
    {
        if (member.GetProperty("leftSeq").ValueKind == JsonValueKind.Null) Join(member);
        else _members.Remove(member.GetProperty("userId").GetGuid());
    }

    private void MoveTo(long seq, Guid userId)
    {
        var showsReads = !_marks.TryGetValue(userId, out var marks) || marks.Read is not null;
        Move(userId, seq, showsReads ? seq : null);
    }

    private void Move(Guid userId, long delivered, long? read)
    {
        var before = _marks.GetValueOrDefault(userId, (0, 0));
        _marks[userId] = (Math.Max(delivered, before.Delivered), read is null ? null : Math.Max(read.Value, before.Read ?? 0));
    }

    private static string Text(JsonElement view, string[] facts) =>
        string.Join(' ', facts.Select(f => Addresses.Without(view.GetProperty(f).GetRawText())));
}
