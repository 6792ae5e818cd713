using System.Data;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Npgsql;

namespace ChatServer.Messages.Writing;

public sealed class GroupStoreFactory(Database database)
{
    internal GroupStore Create() => new(database.Writing);
}

/// <summary>Writes a group of messages in one transaction and one round trip, on a connection and statements that are kept.</summary>
internal sealed class GroupStore(NpgsqlDataSource source) : IAsyncDisposable
{
    private const int FirstPlans = 64;

    // Statements of a group without media.
    private const int Plain = 2;

    private NpgsqlConnection? _connection;
    private NpgsqlBatch? _batch;
    private long _written;
    private long _planAgainAt;
    private bool _warned;

    /// <summary>Returns after the commit, with an outcome for each message in order.</summary>
    /// <exception cref="PostgresException">The database refused; with severity ERROR, nothing was written.</exception>
    /// <exception cref="RefusalException">The database was out of reach, or it is not known whether it was written.</exception>
    public async Task<GroupOutcome[]> CommitAsync(List<Message> group)
    {
        var batch = await OpenAsync();
        await using var withMedia = group.Exists(m => m.MediaIds.Count > 0) ? MediaStatements.Create(_connection!, group) : null;
        _warned = false;

        try
        {
            var outcomes = await ReadAsync(withMedia ?? batch, group);
            _written += group.Count;
            return _warned ? throw Refusal.OutcomeUnknown() : outcomes;
        }
        catch (Exception failure) when (failure is not PostgresException { InvariantSeverity: "ERROR" })
        {
            // The connection may hold half an answer, or be gone.
            await CloseAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    // The batch has one Sync at its end, and so is one transaction that commits with it; each statement sees what was
    // committed before it began. No cancellation and no time limit: a commit whose wait is cut short looks like success.
    private static async Task<GroupOutcome[]> ReadAsync(NpgsqlBatch batch, List<Message> group)
    {
        var writing = batch.BatchCommands.Count == Plain ? 1 : MediaStatements.Writing;
        Bind(batch, writing, group);
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        for (var i = 0; i < writing; i++) await reader.NextResultAsync(CancellationToken.None);

        var outcomes = new GroupOutcome[group.Count];
        while (await reader.ReadAsync(CancellationToken.None))
        {
            outcomes[reader.GetInt64(0) - 1] = new GroupOutcome(
                (Verdict)reader.GetInt32(1),
                reader.GetGuid(2),
                reader.GetInt64(3),
                reader.GetInt64(4),
                reader.GetFieldValue<DateTimeOffset>(5))
            {
                ExpiresAt = reader.Nullable<DateTimeOffset?>(6),
                RetryAt = reader.Nullable<DateTimeOffset?>(7),
            };
        }

        // Reads on to the end of the batch, where the answer of the commit itself is.
        if (await reader.NextResultAsync(CancellationToken.None)) await MediaStatements.AddAsync(reader, group, outcomes);
        await reader.NextResultAsync(CancellationToken.None);
        return outcomes;
    }

    private async Task<NpgsqlBatch> OpenAsync()
    {
        // Found lost while it rested: nothing is under way there, so another one will do.
        if (_connection is { State: not ConnectionState.Open }) await CloseAsync();
        if (_batch is not null && _written < _planAgainAt) return _batch;

        try
        {
            _connection ??= await ConnectAsync();
            return _batch = await PrepareAsync(_connection);
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or IOException or TimeoutException)
        {
            await CloseAsync();
            throw Refusal.DatabaseUnavailable();
        }
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = await source.OpenConnectionAsync();
        connection.Notice += (_, e) => _warned |= e.Notice.InvariantSeverity == "WARNING";
        return connection;
    }

    // A kept plan is right for tables as large as they were when it was made: on empty ones it reads whole indexes. So it is made again
    // each time that what was written has doubled.
    private async Task<NpgsqlBatch> PrepareAsync(NpgsqlConnection connection)
    {
        _planAgainAt = Math.Max(2 * _written, FirstPlans);
        if (_batch is not null) await _batch.DisposeAsync();
        connection.UnprepareAll(); // Npgsql has no other; it is rare.
        var batch = GroupStatements.Create(connection);
        await batch.PrepareAsync();
        return batch;
    }

    private static void Bind(NpgsqlBatch batch, int writing, List<Message> group)
    {
        batch.BatchCommands[0].Parameters[0].Value = group.Select(m => m.ConversationId).Distinct().ToArray();

        var values = batch.BatchCommands[writing].Parameters;
        values[0].Value = group.ConvertAll(m => m.Id);
        values[1].Value = group.ConvertAll(m => m.ConversationId);
        values[2].Value = group.ConvertAll(m => m.SenderId);
        values[3].Value = group.ConvertAll(m => m.ClientId);
        values[4].Value = group.ConvertAll(m => m.RequestHash);
        values[5].Value = group.ConvertAll(m => m.Content);
        values[6].Value = group.ConvertAll(m => m.ReplyToId);
        values[7].Value = group.ConvertAll(m => m.CreatedAt);
        values[8].Value = group.ConvertAll(m => MessageDetails.Write(m.Details));
        values[9].Value = group.ConvertAll(m => m.Mentioned is null ? null : $"{{{string.Join(',', m.Mentioned)}}}"); // Arrays of an array are not rows.
    }

    private async Task CloseAsync()
    {
        var (batch, connection) = (_batch, _connection);
        (_batch, _connection) = (null, null);
        if (batch is not null) await batch.DisposeAsync();
        if (connection is not null) await connection.DisposeAsync();
    }
}
