using Npgsql;

namespace ChatServer.Load.Baseline;

internal sealed record BaselineRequest(Guid ClientId, string Content);

internal sealed record BaselineSent(Guid Id, Guid ConversationId, long Seq, Guid ClientId, Guid SenderId, string Content, DateTimeOffset CreatedAt);

/// <summary>One row per request.</summary>
internal sealed class BaselineSends(BaselinePool pool)
{
    /// <summary>The server's table of messages, with positions from a sequence.</summary>
    public const string Schema = """
        create table messages (
            conversation_id uuid not null, seq bigint not null generated always as identity, id uuid not null, number bigint not null,
            client_id uuid not null, request_hash bytea, sender_id uuid not null, content text, reply_to_id uuid,
            created_at timestamptz not null, edited_at timestamptz, deleted_at timestamptz, changed_seq bigint,
            primary key (conversation_id, seq));
        create unique index on messages (conversation_id, sender_id, client_id);
        create index on messages (id);
        create index on messages (conversation_id, number) where deleted_at is not null;
        """;

    private const string Insert = """
        insert into messages (conversation_id, id, number, client_id, request_hash, sender_id, content, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) returning seq
        """;

    private static readonly byte[] SomeHash = new byte[32];

    public static BaselineSent Answer(Guid conversationId, BaselineRequest request)
    {
        var now = DateTimeOffset.UtcNow;
        return new BaselineSent(Guid.CreateVersion7(now), conversationId, 1, request.ClientId, conversationId, request.Content, now);
    }

    public async Task<BaselineSent> InsertAsync(Guid conversationId, BaselineRequest request)
    {
        var now = DateTimeOffset.UtcNow;
        var (id, sender) = (Guid.CreateVersion7(now), conversationId);

        await using var command = pool.Source.CreateCommand(Insert);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = conversationId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = 1 });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = request.ClientId });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = SomeHash });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = sender });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Content });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        var seq = (long)(await command.ExecuteScalarAsync())!;

        return new BaselineSent(id, conversationId, seq, request.ClientId, sender, request.Content, now);
    }
}
