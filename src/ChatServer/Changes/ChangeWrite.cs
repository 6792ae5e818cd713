using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ChatServer.Changes;

/// <summary>One transaction that records changes. Disposing it without <see cref="CommitAsync"/> undoes everything.</summary>
public sealed class ChangeWrite(
    ChatDbContext db, NpgsqlTransaction transaction, IDbContextTransaction scope, ChangeFeed feed, DateTimeOffset now) : IAsyncDisposable
{
    private const string LockConversations =
        "select id, head_seq, last_at, pg_current_xact_id(), deleted_at is not null from conversations where id = any($1) order by id for no key update";

    private const string AppendChanges = """
        with added as (
            insert into changes (conversation_id, seq, kind, subject_id, actor_id, at)
            select * from unnest($1::uuid[], $2::bigint[], $3::smallint[], $4::uuid[], $5::uuid[], $6::timestamptz[])
            returning conversation_id, seq, at)
        update conversations c set head_seq = a.seq, last_at = a.at, moved_xid = pg_current_xact_id()
        from (select conversation_id, max(seq) as seq, max(at) as at from added group by conversation_id) a
        where c.id = a.conversation_id
        """;

    // After the conversations, before what is theirs, and in order of id: two writers that share people must not wait for each other.
    private const string LockLists = "select 1 from users where id = any($1) order by id for no key update";

    private const string AppendToLists = """
        with added as (
            insert into user_changes (user_id, seq, kind, subject_id, at)
            select i.user_id, u.list_head_seq + row_number() over (partition by i.user_id order by i.n), i.kind, i.subject_id, i.at
            from unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::timestamptz[]) with ordinality as i(user_id, kind, subject_id, at, n)
            join users u on u.id = i.user_id
            returning user_id, seq, kind, subject_id),
        heads as (
            update users u set list_head_seq = a.seq
            from (select user_id, max(seq) as seq from added group by user_id) a where u.id = a.user_id)
        select user_id, seq, kind, subject_id from added order by user_id, seq
        """;

    private readonly Dictionary<Guid, Head> _heads = [];
    private readonly List<(Guid UserId, UserChangeKind Kind, Guid SubjectId)> _listed = [];
    private readonly List<Signal> _signals = [];

    public DateTimeOffset Now { get; } = now;

    /// <summary>The transaction's id, once a conversation is locked: what marks rows as moved by it (see Sync).</summary>
    public ulong Xid { get; private set; }

    /// <summary>Locks conversations until the end of the transaction. Ones that do not exist are passed over.</summary>
    public async Task LockAsync(Guid[] conversationIds, CancellationToken cancellation)
    {
        await using var command = Command(LockConversations, conversationIds);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            _heads[reader.GetGuid(0)] = new Head(reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetBoolean(4));
            Xid = reader.GetFieldValue<ulong>(3);
        }
    }

    public bool Holds(Guid conversationId) => _heads.ContainsKey(conversationId);

    /// <summary>Whether it is deleted, or erased: then what follows by itself from what was there does not happen any more.</summary>
    public bool IsOver(Guid conversationId) => !_heads.TryGetValue(conversationId, out var head) || head.IsOver;

    /// <summary>The time that a change made now in this conversation carries: never before the newest one there.</summary>
    public DateTimeOffset At(Guid conversationId) => Now > _heads[conversationId].LastAt ? Now : _heads[conversationId].LastAt;

    /// <summary>Position of the newest change of a locked conversation, with those appended here.</summary>
    public long HeadOf(Guid conversationId) => _heads[conversationId].Seq;

    /// <summary>Adds a change to a locked conversation and returns its position.</summary>
    /// <remarks>The view is the subject as it is with this change, so that listeners here need not read it back.</remarks>
    public long Append(Guid conversationId, ChangeKind kind, Guid subjectId, Guid actorId, Func<object>? view = null)
    {
        var head = _heads[conversationId];
        head.Added.Add((++head.Seq, kind, subjectId, actorId, view));
        return head.Seq;
    }

    /// <summary>Adds a change to a person's own list.</summary>
    public void AppendToList(Guid userId, UserChangeKind kind, Guid subjectId) => _listed.Add((userId, kind, subjectId));

    /// <summary>Passes a signal on once, and only if, the transaction is committed.</summary>
    public void Announce(Signal signal) => _signals.Add(signal);

    /// <summary>Saves the context's entities and what was appended, commits, and tells the listeners.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        await LockListsAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        await SaveChangesAppendedAsync(cancellation);
        await SaveListsAsync(cancellation);
        await Persistence.Database.CommitAsync(transaction);

        // The context does not know that its transaction is over: what is read next must not be sent into it.
        await DisposeAsync();

        foreach (var (conversationId, head) in _heads.Where(h => h.Value.Added.Count > 0))
            feed.Publish(conversationId, [.. head.Added.Select(a => Committed(conversationId, a))]);
        foreach (var signal in _signals) feed.Announce(signal);
    }

    public ValueTask DisposeAsync()
    {
        db.IsInTransaction = false;
        return scope.DisposeAsync();
    }

    private CommittedChange Committed(
        Guid conversationId, (long Seq, ChangeKind Kind, Guid SubjectId, Guid ActorId, Func<object>? View) added) =>
        new(added.Seq, added.Kind, added.SubjectId, added.ActorId, At(conversationId), added.View?.Invoke());

    private async Task SaveChangesAppendedAsync(CancellationToken cancellation)
    {
        var rows = _heads.SelectMany(h => h.Value.Added.Select(a => (ConversationId: h.Key, Added: a, At: At(h.Key)))).ToList();
        if (rows.Count == 0) return;

        await using var command = Command(
            AppendChanges,
            rows.ConvertAll(r => r.ConversationId),
            rows.ConvertAll(r => r.Added.Seq),
            rows.ConvertAll(r => r.Added.Kind.Number),
            rows.ConvertAll(r => r.Added.SubjectId),
            rows.ConvertAll(r => r.Added.ActorId),
            rows.ConvertAll(r => r.At));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task LockListsAsync(CancellationToken cancellation)
    {
        if (_listed.Count == 0) return;

        await using var lockLists = Command(LockLists, _listed.Select(l => l.UserId).Distinct().ToList());
        await lockLists.ExecuteNonQueryAsync(cancellation);
    }

    private async Task SaveListsAsync(CancellationToken cancellation)
    {
        if (_listed.Count == 0) return;

        await using var append = Command(
            AppendToLists,
            _listed.ConvertAll(l => l.UserId),
            _listed.ConvertAll(l => l.Kind.Number),
            _listed.ConvertAll(l => l.SubjectId),
            _listed.ConvertAll(_ => Now));
        var kinds = _listed.Select(l => l.Kind).Distinct().ToDictionary(k => k.Number);
        await using var row = await append.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            _signals.Add(new ListChanged(row.GetGuid(0), row.GetInt64(1), kinds[row.GetInt16(2)], Now, row.GetGuid(3)));
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private sealed class Head(long seq, DateTimeOffset lastAt, bool isOver)
    {
        public long Seq { get; set; } = seq;

        public DateTimeOffset LastAt { get; } = lastAt;

        public bool IsOver { get; } = isOver;

        public List<(long Seq, ChangeKind Kind, Guid SubjectId, Guid ActorId, Func<object>? View)> Added { get; } = [];
    }
}
