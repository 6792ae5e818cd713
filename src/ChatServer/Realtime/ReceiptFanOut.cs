using ChatServer.Receipts;

namespace ChatServer.Realtime;

/// <summary>Tells the members of small conversations that someone's marks moved, as far as both of them share reads.</summary>
internal sealed class ReceiptFanOut(ConversationFeeds feeds, Frames frames)
{
    public void Tell(MarksMoved moved)
    {
        if (feeds.Find(moved.ConversationId) is not { } feed || !(feed.MemberCount <= MarksMoved.MaxMembers)) return;

        var full = frames.Receipt(new ReceiptEvent(moved.ConversationId, moved.UserId, moved.DeliveredSeq, moved.ReadSeq, moved.At));
        var withoutRead = new Lazy<Frame>(() =>
            frames.Receipt(new ReceiptEvent(moved.ConversationId, moved.UserId, moved.DeliveredSeq, null, moved.At)));

        foreach (var user in feed.Audience)
        {
            if (user.Id == moved.UserId || (moved.ShowReads && user.ShowsReads)) user.Post(full);
            else if (moved.DeliveredMoved) user.Post(withoutRead.Value);
        }
    }
}
