using System.Collections.Concurrent;
using System.Threading.Channels;
using ChatServer.Users;

namespace ChatServer.Realtime;

/// <summary>Tells a person's own devices, and the people they share a conversation with, what their card is now.</summary>
internal sealed partial class CardFanOut(
    ConnectedUsers users, ConversationFeeds feeds, RealtimeStore store, Frames frames, ILogger<CardFanOut> log) : BackgroundService
{
    // One after the other, so that of two changes the later one is told last. Losing one costs nothing lasting: Sync has it.
    private readonly Channel<UserCard> _cards = Channel.CreateBounded<UserCard>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    private volatile ConcurrentDictionary<Guid, long> _told = [];

    public void Tell(UserCard card) => _cards.Writer.TryWrite(card);

    /// <summary>Remembers of these people alone which version was told: others' cards did not change lately.</summary>
    public void RememberOnly(IEnumerable<Guid> userIds)
    {
        var told = _told;
        _told = new(userIds.Where(told.ContainsKey).Select(id => KeyValuePair.Create(id, told.GetValueOrDefault(id))));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var card in _cards.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await TellAsync(card, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotTold(failure);
            }
        }
    }

    private async Task TellAsync(UserCard card, CancellationToken cancellation)
    {
        // What was told before, and cards that never changed: whoever meets those people reads them.
        if (_told.GetValueOrDefault(card.Id) >= card.Version) return;
        _told[card.Id] = card.Version;

        // They need not be connected here to be seen here.
        var conversationIds = await store.ReadConversationsAsync(card.Id, cancellation);
        var audience = conversationIds.Select(feeds.Find).OfType<ConversationFeed>().SelectMany(f => f.Audience).ToHashSet();
        if (users.Find(card.Id) is { } themselves) audience.Add(themselves);

        var frame = frames.User(card);
        foreach (var user in audience) user.Post(frame);
    }

    [LoggerMessage(LogLevel.Warning, "A changed card was not told to the sockets")]
    private partial void NotTold(Exception failure);
}
