using ChatServer.Changes;
using ChatServer.LiveEvents.Reactions;
using ChatServer.LiveEvents.Rewards;
using ChatServer.Sync;
using ChatServer.Users;

namespace ChatServer.Realtime;

/// <summary>What the server tells clients: the events of the hub, each with one object.</summary>
public interface IChatClient
{
    /// <summary>Something durable happened in a conversation of mine; in the order of "seq" within one conversation, without holes.</summary>
    /// <remarks>
    /// Everything that is committed after the connection was started arrives. What came before is fetched with Sync; a change that
    /// comes both ways is recognised by its "seq". The event and the answer of one's own send may come in either order: match them
    /// by "clientId".
    /// </remarks>
    Task Change(ChangeEvent change);

    /// <summary>A member's marks moved, in a conversation of at most 256 members. My own devices hear of mine in any.</summary>
    /// <remarks>
    /// Two moves are told by the change alone: whoever sends has received and read up to the message (not read, if they do not show
    /// it), and whoever joins up to their joining.
    /// </remarks>
    Task Receipt(ReceiptEvent receipt);

    /// <summary>A member is writing, in a conversation of at most 200 members.</summary>
    Task Typing(TypingEvent typing);

    /// <summary>A contact, or someone I share a conversation with (of at most 100 members), came or went; on connect: who of them is there.</summary>
    Task Presence(PresenceEvent presence);

    /// <summary>What others see of a person who is a contact, or whom I share a conversation with, has changed.</summary>
    Task User(UserCard user);

    /// <summary>Something happened to my own list, as Sync tells it in "me"; my other devices hear it too.</summary>
    /// <remarks>
    /// While a device is slow, of several of one kind about one subject only the latest may arrive. It says what to read anew; Sync brings
    /// whatever did not arrive.
    /// </remarks>
    Task Me(ListChange change);

    /// <summary>Another number of people watch an event in which I take part; at most once a second.</summary>
    Task Watching(WatchingEvent watching);

    /// <summary>I have more points in an event, or fewer; at most once a second. What did not arrive is read with the event's points.</summary>
    Task Points(PointBalanceView points);

    /// <summary>People reacted to an event in which I take part: all its totals, at most twice a second. Of two the larger counts are the newer ones.</summary>
    Task Reactions(EventReactionsView reactions);

    /// <summary>Something was not delivered: call Sync. Without a conversation the socket closes; connect again first.</summary>
    Task Resync(ResyncEvent resync);
}
