using System.Globalization;
using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Media.Avatars;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Npgsql;

namespace ChatServer.Conversations.Channels;

/// <summary>Reads the directory of public channels, and what anybody may know of one.</summary>
public sealed class ChannelReader(Database database, MediaLinks links, Cursors cursors)
{
    private const int MaxTopics = 200;

    private const string Card = """
        select c.id, c.title, c.description, c.topic, c.avatar_media_id, c.avatar_placeholder, c.avatar_is_large, c.member_count, c.join_approval,
            exists (select from members m where m.conversation_id = c.id and m.user_id = $1 and m.left_seq is null), c.created_at
        from conversations c
        """;

    private const string IsPublic = " where c.kind = 'channel' and c.is_public and c.deleted_at is null";
    private const string AfterPlace = " and (c.member_count, c.id) < ($3, $4)";
    private const string MostFirst = " order by c.member_count desc, c.id desc limit $2";

    internal const string One = Card + """
         where c.id = $2 and c.kind = 'channel' and c.deleted_at is null and (c.is_public
            or exists (select from members m where m.conversation_id = c.id and m.user_id = $1 and m.left_seq is null))
        """;

    internal const string Topics = """
        select topic, count(*)::int as channels from conversations
        where kind = 'channel' and is_public and deleted_at is null and topic is not null
        group by topic order by channels desc, topic limit $1
        """;

    /// <param name="topic">Whether only those about $5.</param>
    /// <param name="words">Whether only those in which all words of $6 are.</param>
    internal static string Directory(bool topic, bool words) =>
        Card + (words ? " join channel_words w on w.conversation_id = c.id" : "") + IsPublic + AfterPlace
        + (topic ? " and c.topic = $5" : " and $5::text is null") + (words ? " and w.words @@ $6::text::tsquery" : " and $6::text is null") + MostFirst;

    /// <summary>Those with most subscribers first.</summary>
    public async Task<Page<ChannelCard>> ListAsync(Guid readerId, DirectoryRequest request, PageRequest page, CancellationToken cancellation)
    {
        var topic = ChannelListing.ParseTopic(request.Topic);
        var words = request.Q is { Length: > 0 } q ? ChannelSearch.Query(q) : null;
        var list = $"channels {topic} {words}";
        var place = cursors.Read(list, readerId, page.Cursor)?.Split(' ');

        // Looking for words may take long; it has connections of its own.
        var source = words is null ? database.Main : database.Searching;
        await using var command = source.CreateCommand(Directory(topic is not null, words is not null));
        command.Parameters.AddWithValue(readerId);
        command.Parameters.AddWithValue((long)page.Limit + 1);
        command.Parameters.AddWithValue(place is null ? int.MaxValue : int.Parse(place[0], CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue(place is null ? Guid.AllBitsSet : Guid.Parse(place[1]));
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = topic });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = words });

        var cards = await ReadAsync(readerId, command, cancellation);
        if (cards.Count <= page.Limit) return new Page<ChannelCard>(cards, null);

        var last = cards[page.Limit - 1];
        var next = cursors.Write(list, readerId, string.Create(CultureInfo.InvariantCulture, $"{last.Subscribers} {last.Id}"));
        return new Page<ChannelCard>(cards[..page.Limit], next);
    }

    /// <summary>A channel that is public, or that the person is in.</summary>
    public async Task<ChannelCard> ReadAsync(Guid readerId, Guid channelId, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(One);
        command.Parameters.AddWithValue(readerId);
        command.Parameters.AddWithValue(channelId);
        return (await ReadAsync(readerId, command, cancellation)).SingleOrDefault() ?? throw Refusal.NoSuchConversation();
    }

    /// <summary>What most public channels are about first.</summary>
    public async Task<Page<TopicView>> TopicsAsync(CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(Topics);
        command.Parameters.AddWithValue((long)MaxTopics);
        var topics = new List<TopicView>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) topics.Add(new TopicView(row.GetString(0), row.GetInt32(1)));
        return new Page<TopicView>(topics, null);
    }

    private async Task<List<ChannelCard>> ReadAsync(Guid readerId, NpgsqlCommand command, CancellationToken cancellation)
    {
        var cards = new List<ChannelCard>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) cards.Add(Read(readerId, row));
        return cards;
    }

    private ChannelCard Read(Guid readerId, NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.Nullable<string>(1),
        row.Nullable<string>(2),
        row.Nullable<string>(3),
        row.IsDBNull(4) ? null : links.Sign(readerId, new AvatarView(row.GetGuid(4), row.Nullable<string>(5), null, null) { IsLarge = row.GetBoolean(6) }),
        row.GetInt32(7),
        row.GetBoolean(8),
        row.GetBoolean(9),
        row.GetFieldValue<DateTimeOffset>(10));
}
