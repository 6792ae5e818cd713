using System.Collections.Concurrent;
using ChatServer.Changes;
using ChatServer.Conversations;

namespace ChatServer.Realtime;

/// <summary>Index from conversations to those of their members who are connected here. Nobody connected, no entry.</summary>
internal sealed class ConversationFeeds
{
    private readonly ConcurrentDictionary<Guid, ConversationFeed> _feeds = new();
    private readonly ConnectedUsers _users;
    private readonly LogReading _reader;
    private readonly FeedParts _parts;

    public ConversationFeeds(
        ConnectedUsers users, Presence presence, Frames frames, LogReading reader, TimeProvider clock, ILogger<ConversationFeed> log)
    {
        (_users, _reader) = (users, reader);
        _parts = new FeedParts(users, presence, frames, reader, clock, log, Retire: f => _feeds.TryRemove(KeyValuePair.Create(f.ConversationId, f)));
    }

    public ICollection<ConversationFeed> All => _feeds.Values;

    public ConversationFeed? Find(Guid conversationId) => _feeds.GetValueOrDefault(conversationId);

    /// <summary>Lets a person hear a conversation that they were a member of at this position.</summary>
    public ConversationFeed Add(ConnectedUser user, Place place)
    {
        while (true)
        {
            var feed = _feeds.GetOrAdd(
                place.ConversationId, id => new ConversationFeed(id, place.HeadSeq, place.MemberCount, place.IsCrowd, _parts));
            if (feed.TryAdd(user, place.HeadSeq, place.HistorySeq)) return feed;
        }
    }

    /// <summary>Takes in what was committed on this node.</summary>
    public void Offer(Guid conversationId, IReadOnlyList<CommittedChange> changes)
    {
        while (_feeds.TryGetValue(conversationId, out var feed))
            if (feed.Offer(changes.Select(Arrival.Of))) return;

        // Nobody here listens, unless someone who is here has just joined.
        if (changes.Any(c => c.Kind == ConversationChanges.MemberJoined && _users.Find(c.SubjectId) is not null))
            OfferFirst(conversationId, changes);
    }

    private void OfferFirst(Guid conversationId, IReadOnlyList<CommittedChange> changes)
    {
        int? memberCount = changes[0].Kind == ConversationChanges.Created ? 0 : null;
        var isCrowd = changes[0].View is ConversationFacts facts && facts.Kind.IsCrowd();
        ConversationFeed feed;
        do
        {
            feed = _feeds.GetOrAdd(conversationId, id => new ConversationFeed(id, changes[0].Seq - 1, memberCount, isCrowd, _parts));
        }
        while (!feed.Offer(changes.Select(Arrival.Of)));

        // Later commits may have been reported before anybody listened.
        _reader.Request(feed);
    }
}
