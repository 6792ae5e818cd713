using ChatServer.Conversations.Channels;

namespace ChatServer.Realtime;

/// <summary>Lets subscribers of channels hear them from their coming to their going, of which no log tells.</summary>
internal sealed class SubscriptionFanOut(ConnectedUsers users, ConversationFeeds feeds, LogReading log)
{
    public void Tell(Subscribed subscribed)
    {
        if (users.Find(subscribed.UserId) is not { } user) return;

        user.Return(subscribed.ConversationId);
        var feed = feeds.Add(user, new Place(subscribed.ConversationId, subscribed.JoinedSeq, MemberCount: null, subscribed.HistorySeq, IsCrowd: true));
        if (!feed.IsConfirmed) log.Request(feed);
    }

    public void Tell(Unsubscribed unsubscribed)
    {
        if (users.Find(unsubscribed.UserId) is not { } user) return;

        user.Depart(unsubscribed.ConversationId);
        feeds.Find(unsubscribed.ConversationId)?.Remove(user);
    }
}
