using System.Collections.Immutable;

namespace ChatServer.Tests.Schedules;

internal sealed record ModelMessage(Guid Id, long Seq, Guid SenderId, string? Content);

internal sealed record ModelMember(string Role, long JoinedSeq, long? LeftSeq, long Delivered, long Read, long MarksAt);

/// <summary>What happened: to a message, to a member, or to the conversation.</summary>
internal sealed record ModelChange(string Kind, long? MessageSeq = null, Guid? UserId = null);

/// <summary>What a server knows of one conversation: its log, and everything in it as it is now.</summary>
internal sealed record ModelConversation(Guid Id)
{
    public ImmutableList<ModelChange> Log { get; init; } = [];

    public ImmutableSortedDictionary<long, ModelMessage> Messages { get; init; } = ImmutableSortedDictionary<long, ModelMessage>.Empty;

    /// <summary>Also those who left.</summary>
    public ImmutableSortedDictionary<Guid, ModelMember> Members { get; init; } = ImmutableSortedDictionary<Guid, ModelMember>.Empty;

    public int Title { get; init; }

    /// <summary>How many messages there were when the reader hid it.</summary>
    public int? HiddenAt { get; init; }

    /// <summary>When it last had a change.</summary>
    public long MovedAt { get; init; }

    public long HeadSeq => Log.Count;

    public bool IsHidden => HiddenAt is { } count && Messages.Count <= count;

    public bool HasMember(Guid userId) => Members.TryGetValue(userId, out var member) && member.LeftSeq is null;

    public ModelConversation Send(Guid userId, long now) =>
        With(new ModelMessage(new Guid((int)now, 0, 0, new byte[8]), HeadSeq + 1, userId, $"said at {now}"), "message.sent", now)
            .Move(userId, HeadSeq + 1, HeadSeq + 1, now);

    public ModelConversation Say(long messageSeq, string? content, long now) =>
        With(Messages[messageSeq] with { Content = content }, content is null ? "message.deleted" : "message.edited", now);

    public ModelConversation Join(Guid userId, long now)
    {
        var seq = HeadSeq + 1;
        return With(userId, new ModelMember("member", seq, null, seq, seq, now), "member.joined", now) with
        {
            HiddenAt = userId == ModelServer.Reader ? null : HiddenAt,
        };
    }

    public ModelConversation Leave(Guid userId, long now) =>
        With(userId, Members[userId] with { LeftSeq = HeadSeq + 1 }, "member.left", now);

    public ModelConversation Promote(Guid userId, long now) =>
        With(userId, Members[userId] with { Role = $"role of {now}" }, "member.updated", now);

    public ModelConversation Rename(long now) => Append(new ModelChange("conversation.updated"), now) with { Title = (int)now };

    /// <summary>Marks never go back.</summary>
    public ModelConversation Move(Guid userId, long delivered, long read, long now)
    {
        var member = Members[userId];
        var moved = member with { Delivered = Math.Max(member.Delivered, delivered), Read = Math.Max(member.Read, read), MarksAt = now };
        return this with { Members = Members.SetItem(userId, moved) };
    }

    private ModelConversation With(ModelMessage message, string kind, long now) =>
        Append(new ModelChange(kind, MessageSeq: message.Seq), now) with { Messages = Messages.SetItem(message.Seq, message) };

    private ModelConversation With(Guid userId, ModelMember member, string kind, long now) =>
        Append(new ModelChange(kind, UserId: userId), now) with { Members = Members.SetItem(userId, member) };

    private ModelConversation Append(ModelChange change, long now) => this with { Log = Log.Add(change), MovedAt = now };
}
