using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Conversations.Channels;
using ChatServer.LiveEvents.Participation;
using ChatServer.LiveEvents.Reactions;
using ChatServer.LiveEvents.Rewards;
using ChatServer.Receipts;
using ChatServer.Users;

namespace ChatServer.Realtime;

/// <summary>Brings what was committed and announced on this node to its sockets.</summary>
internal sealed class FanOut(
    ChangeFeed changes, ConversationFeeds feeds, ReceiptFanOut receipts, CardFanOut cards, RelationFanOut relations, SubscriptionFanOut subscriptions,
    SocketSessions sessions, ConnectedUsers users, Frames frames)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        changes.Committed += feeds.Offer;
        changes.Announced += OnAnnounced;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        changes.Committed -= feeds.Offer;
        changes.Announced -= OnAnnounced;
        return Task.CompletedTask;
    }

    private void OnAnnounced(Signal signal)
    {
        switch (signal)
        {
            case MarksMoved moved:
                receipts.Tell(moved);
                break;
            case CardChanged changed:
                cards.Tell(changed.Faces);
                break;
            case ListChanged changed:
                users.Find(changed.UserId)?.Post(frames.Me(changed));
                break;
            case PrivacyChanged changed:
                relations.Tell(changed);
                break;
            case RelationChanged changed:
                relations.Tell(changed);
                break;
            case Subscribed subscribed:
                subscriptions.Tell(subscribed);
                break;
            case Unsubscribed unsubscribed:
                subscriptions.Tell(unsubscribed);
                break;
            case WatchersCounted counted:
                Tell(counted);
                break;
            case PointsTold told:
                users.Find(told.UserId)?.Post(frames.Points(told.Balance));
                break;
            case ReactionsCounted counted:
                Tell(counted);
                break;
            case SessionsEnded ended:
                sessions.End(ended);
                break;
            default:
                break;
        }
    }

    private void Tell(WatchersCounted counted) =>
        TellEvent(counted.EventId, () => frames.Watching(new WatchingEvent(counted.EventId, counted.Watching)));

    private void Tell(ReactionsCounted counted) =>
        TellEvent(counted.EventId, () => frames.Reactions(new EventReactionsView(counted.EventId, counted.Totals)));

    private void TellEvent(Guid eventId, Func<Frame> make)
    {
        if (feeds.Find(eventId) is not { } feed) return;

        var frame = make();
        foreach (var user in feed.Audience) user.Post(frame);
    }
}
