using ChatServer.Blocks;
using ChatServer.Conversations.Rules;
using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Media.Avatars;
using ChatServer.Messages;
using ChatServer.Messages.Entities;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Npgsql;

namespace ChatServer.Conversations;

/// <summary>Reads conversations as one of their members sees them: any number of them in one query.</summary>
public sealed class ConversationReader(
    Database database, MediaOfMessages mediaOfMessages, MediaLinks links, Epoch epoch, Cursors cursors, TimeProvider clock)
{
    private const string List = "conversations";
    private const int FirstRule = 27;
    private const int FirstOfMessage = FirstRule + RulesRow.Count;

    // A person's own rows are few enough to sort; nothing that a message moves needs an index.
    private static readonly string Mine = $"""
        select c.id, c.kind, c.title, c.description, c.owner_id, c.member_count, m.role, c.head_seq, c.message_count - m.read_number as unread,
            m.read_number, m.read_seq, m.delivered_seq, c.created_at, c.active_at, c.updated_seq,
            c.avatar_media_id, c.avatar_placeholder, c.avatar_is_large, c.disappear_after, c.parent_id, c.closed_at,
            m.history_seq, m.silenced_until, m.is_archived, m.is_marked_unread, c.topic, c.is_public, {RulesRow.Columns("c")}
        from members m join conversations c on c.id = m.conversation_id
        where m.user_id = $1 and m.left_seq is null
        """;

    private const string Shown = " and (m.hidden_number is null or c.message_count > m.hidden_number)";
    private const string Archived = " and m.is_archived";
    private const string NotArchived = " and not m.is_archived";
    private const string AfterPlace = " and (c.active_at, c.id) < ($3, $4)";
    private const string NewestFirst = " order by c.active_at desc, c.id desc limit $2";
    private const string Chosen = " and c.id = any($2)";

    private static string View(string mine) => $"""
        select c.id, c.kind, c.title, c.description, c.owner_id, p.user_id, c.member_count, c.role, c.head_seq, c.unread - d.deleted, n.mentions,
            c.read_seq, c.delivered_seq, c.created_at, c.active_at, c.updated_seq,
            c.avatar_media_id, c.avatar_placeholder, c.avatar_is_large, c.disappear_after, c.parent_id, c.closed_at,
            c.silenced_until, c.is_archived, c.is_marked_unread, c.topic, c.is_public, {RulesRow.Columns("c")},
            {MessageRow.Columns("l")}
        from ({mine}) c
        left join lateral (
            select * from messages l where l.conversation_id = c.id and l.seq > c.history_seq order by l.seq desc limit 1) l on true
        cross join lateral (
            select count(*) as deleted from messages d
            where d.conversation_id = c.id and d.number > c.read_number and d.deleted_at is not null) d
        cross join lateral (
            select count(*)::int as mentions from messages n
            where n.conversation_id = c.id and n.number > c.read_number and n.mentioned is not null
                and n.mentioned && array[$1::uuid, '{Mentionable.All}'] and n.sender_id <> $1 and n.sender_id not in {Blocking.By("$1")}) n
        left join lateral (
            select p.user_id from members p where c.kind = 'direct' and p.conversation_id = c.id and p.user_id <> $1 limit 1) p on true
        order by c.active_at desc, c.id desc
        """;

    internal static readonly string ByIds = View(Mine + Chosen);

    /// <summary>The person's own conversations, newest activity first, without the hidden ones.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="isArchived">Null for those that are archived and those that are not.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Page<ConversationView>> ListAsync(Guid userId, bool? isArchived, PageRequest page, CancellationToken cancellation)
    {
        var which = isArchived switch { null => "", true => Archived, false => NotArchived };
        var list = List + which;
        var place = cursors.ReadTime(list, userId, page.Cursor);
        await using var command = database.Main.CreateCommand(View(Mine + Shown + which + (place is null ? "" : AfterPlace) + NewestFirst));
        command.Parameters.AddWithValue(userId);
        command.Parameters.AddWithValue((long)page.Limit + 1);
        if (place is var (at, id))
        {
            command.Parameters.AddWithValue(at);
            command.Parameters.AddWithValue(id);
        }

        var views = await ReadAsync(userId, command, cancellation);
        if (views.Count <= page.Limit) return new Page<ConversationView>(views, null);

        var last = views[page.Limit - 1];
        return new Page<ConversationView>(views[..page.Limit], cursors.Write(list, userId, last.UpdatedAt, last.Id));
    }

    /// <summary>Those of the given conversations that the person is in, hidden or not.</summary>
    public async Task<IReadOnlyList<ConversationView>> ReadAsync(Guid userId, Guid[] ids, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(ByIds);
        command.Parameters.AddWithValue(userId);
        command.Parameters.AddWithValue(ids);
        return await ReadAsync(userId, command, cancellation);
    }

    public async Task<ConversationView> ReadAsync(Guid userId, Guid conversationId, CancellationToken cancellation) =>
        (await ReadAsync(userId, [conversationId], cancellation)).SingleOrDefault() ?? throw Refusal.NoSuchConversation();

    private async Task<List<ConversationView>> ReadAsync(Guid userId, NpgsqlCommand command, CancellationToken cancellation)
    {
        var views = new List<ConversationView>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) views.Add(Read(userId, reader));

        await AddMediaAsync(views, cancellation);
        return views;
    }

    private async Task AddMediaAsync(List<ConversationView> views, CancellationToken cancellation)
    {
        var withMedia = Enumerable.Range(0, views.Count).Where(i => views[i].LastMessage is { MediaCount: > 0 }).ToList();
        var messages = withMedia.ConvertAll(i => views[i].LastMessage!);
        await mediaOfMessages.AddAsync(messages, cancellation);
        foreach (var (i, message) in withMedia.Zip(messages)) views[i] = views[i] with { LastMessage = message };
    }

    private ConversationView Read(Guid userId, NpgsqlDataReader row) => new(
        row.GetGuid(0),
        Kind(row),
        row.Nullable<Guid?>(20),
        row.Nullable<string>(2),
        row.Nullable<string>(3),
        row.Nullable<string>(25),
        row.GetBoolean(26),
        row.IsDBNull(16) ? null : Avatar(userId, row),
        row.Nullable<int?>(19),
        Kind(row) is ConversationKind.Group or ConversationKind.Channel or ConversationKind.Event ? RulesRow.Read(row, FirstRule) : null,
        row.Nullable<Guid?>(4),
        row.Nullable<Guid?>(5),
        row.GetInt32(6),
        Enum.Parse<MemberRole>(row.GetString(7), ignoreCase: true),
        row.Nullable<DateTimeOffset?>(22),
        row.GetInt64(8),
        epoch.Current,
        row.GetInt64(9),
        row.GetInt32(10),
        row.GetInt64(11),
        row.GetInt64(12),
        row.GetBoolean(23),
        row.GetBoolean(24),
        row.IsDBNull(FirstOfMessage) ? null : MessageRow.Read(row, FirstOfMessage, clock.GetUtcNow()),
        row.GetFieldValue<DateTimeOffset>(13),
        row.Nullable<DateTimeOffset?>(21),
        row.GetFieldValue<DateTimeOffset>(14))
    {
        Version = row.GetInt64(15),
    };

    private static ConversationKind Kind(NpgsqlDataReader row) => Enum.Parse<ConversationKind>(row.GetString(1), ignoreCase: true);

    private AvatarView Avatar(Guid userId, NpgsqlDataReader row) =>
        links.Sign(userId, new AvatarView(row.GetGuid(16), row.Nullable<string>(17), null, null) { IsLarge = row.GetBoolean(18) });
}
