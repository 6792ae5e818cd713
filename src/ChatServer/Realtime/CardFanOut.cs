using System.Collections.Concurrent;
using System.Threading.Channels;
using ChatServer.Users;

namespace ChatServer.Realtime;

/// <summary>Tells a person's own devices, their contacts, and the people they share a conversation with what their card is now.</summary>
internal sealed partial class CardFanOut(
    ConnectedUsers users, ConversationFeeds feeds, RealtimeStore store, Frames frames, ILogger<CardFanOut> log) : BackgroundService
{
    // One after the other, so that of two changes the later one is told last. Losing one costs nothing lasting: Sync has it.
    private readonly Channel<CardFaces> _cards = Channel.CreateBounded<CardFaces>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    private volatile ConcurrentDictionary<Guid, long> _told = [];

    public void Tell(CardFaces faces) => _cards.Writer.TryWrite(faces);

    /// <summary>Remembers of these people alone which version was told: others' cards did not change lately.</summary>
    public void RememberOnly(IEnumerable<Guid> userIds)
    {
        var told = _told;
        _told = new(userIds.Where(told.ContainsKey).Select(id => KeyValuePair.Create(id, told.GetValueOrDefault(id))));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var faces in _cards.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await TellAsync(faces, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotTold(failure);
            }
        }
    }

    private async Task TellAsync(CardFaces faces, CancellationToken cancellation)
    {
        // What was told before, and cards that never changed: whoever meets those people reads them.
        if (_told.GetValueOrDefault(faces.UserId) >= faces.Version) return;
        _told[faces.UserId] = faces.Version;

        // They need not be connected here to be seen here.
        var conversationIds = await store.ReadConversationsAsync(faces.UserId, cancellation);
        var audience = conversationIds.Select(feeds.Find).OfType<ConversationFeed>().SelectMany(f => f.Audience).ToHashSet();
        var openness = (await store.ReadOpennessAsync([faces.UserId], cancellation)).GetValueOrDefault(faces.UserId, Openness.Unknown);
        audience.UnionWith(openness.Contacts.Select(users.Find).OfType<ConnectedUser>());
        if (users.Find(faces.UserId) is { } themselves) audience.Add(themselves);

        foreach (var readers in audience.GroupBy(u => u.Id == faces.UserId ? Relation.Self : openness.RelationTo(u.Id)))
        {
            var frame = frames.User(faces[readers.Key]);
            foreach (var user in readers) user.Post(frame);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A changed card was not told to the sockets")]
    private partial void NotTold(Exception failure);
}
