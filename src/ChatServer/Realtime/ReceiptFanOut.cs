using ChatServer.Receipts;
using ChatServer.Users;

namespace ChatServer.Realtime;

/// <summary>Tells a person's devices that their marks moved, and in small conversations the others, as far as both share reads.</summary>
internal sealed class ReceiptFanOut(ConnectedUsers users, ConversationFeeds feeds, Frames frames)
{
    public void Tell(MarksMoved moved)
    {
        if (feeds.Find(moved.ConversationId) is not { } feed) return;

        var full = frames.Receipt(new ReceiptEvent(moved.ConversationId, moved.UserId, moved.DeliveredSeq, moved.ReadSeq, moved.At));
        if (feed.IsHeardBy(moved.UserId)) users.Find(moved.UserId)?.Post(full);
        if (feed.MemberCount <= MarksMoved.MaxMembers) TellOthers(feed, moved, full);
    }

    private void TellOthers(ConversationFeed feed, MarksMoved moved, Frame full)
    {
        var withoutRead = new Lazy<Frame>(() =>
            frames.Receipt(new ReceiptEvent(moved.ConversationId, moved.UserId, moved.DeliveredSeq, null, moved.At)));

        foreach (var user in feed.Audience.Where(u => u.Id != moved.UserId && u.Openness.RelationTo(moved.UserId) != Relation.Apart))
        {
            if (moved.ShowReads && user.Openness.ShowsReads) user.Post(full);
            else if (moved.DeliveredMoved) user.Post(withoutRead.Value);
        }
    }
}
