using ChatServer.Changes;
using ChatServer.LiveEvents.Reactions;
using ChatServer.LiveEvents.Rewards;
using ChatServer.Persistence;
using ChatServer.Sync;
using ChatServer.Users;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ChatServer.Realtime;

/// <summary>Serialises the events of <see cref="IChatClient"/>. Their names on the wire are camelCase.</summary>
internal sealed class Frames(IHubProtocol protocol, Epoch epoch)
{
    public Frame Change(Guid conversationId, ChangeView change) =>
        Make(FrameKind.Change, default, "change", new ChangeEvent(conversationId, epoch.Current, change)) with
        {
            Position = new LogPosition(conversationId, change.Seq),
        };

    public Frame Receipt(ReceiptEvent receipt) => Make(FrameKind.Latest, (receipt.ConversationId, receipt.UserId), "receipt", receipt);

    public Frame Typing(TypingEvent typing) => Make(FrameKind.Typing, default, "typing", typing);

    public Frame Presence(PresenceEvent presence) => Make(FrameKind.Presence, default, "presence", presence);

    public Frame Points(PointBalanceView balance) => Make(FrameKind.Latest, (balance.EventId, Guid.Empty), "points", balance);

    public Frame Watching(WatchingEvent watching) => Make(FrameKind.Latest, (watching.EventId, Guid.Empty), "watching", watching);

    public Frame Reactions(EventReactionsView reactions) => Make(FrameKind.Latest, (reactions.EventId, Guid.AllBitsSet), "reactions", reactions);

    public Frame User(UserCard card) => Make(FrameKind.Latest, (Guid.Empty, card.Id), "user", card);

    // Of each kind the latest: that a conversation is hidden must not give way to a draft in it.
    public Frame Me(ListChanged changed) => Make(
        FrameKind.Latest, (IdOf(changed.Kind), changed.SubjectId), "me", new ListChange(changed.Seq, changed.Kind.Name, changed.At, changed.SubjectId));

    public Frame Resync(Guid? conversationId = null) => Make(FrameKind.Lasting, default, "resync", new ResyncEvent(conversationId));

    /// <summary>Several events of one kind that are written in one go.</summary>
    public Frame Together(FrameKind kind, IReadOnlyCollection<Frame> events)
    {
        var bytes = new byte[events.Sum(e => e.Bytes)];
        var rest = bytes.AsSpan();
        foreach (var frame in events)
        {
            frame.Message.GetSerializedMessage(protocol).Span.CopyTo(rest);
            rest = rest[frame.Bytes..];
        }

        return Serialized(kind, default, bytes) with { Events = events.Count };
    }

    private static Guid IdOf(UserChangeKind kind) => new(kind.Number, 0, 0, new byte[8]);

    private Frame Make(FrameKind kind, (Guid, Guid) key, string name, object body)
    {
        var bytes = protocol.GetMessageBytes(new InvocationMessage(name, [body]));
        return Serialized(kind, key, bytes);
    }

    private Frame Serialized(FrameKind kind, (Guid, Guid) key, ReadOnlyMemory<byte> bytes) =>
        new(kind, key, new SerializedHubMessage([new SerializedMessage(protocol.Name, bytes)]), bytes.Length);
}
