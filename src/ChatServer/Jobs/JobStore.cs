using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Jobs;

/// <summary>A job as one runner holds it.</summary>
/// <param name="Hold">Tells the runner's hold on it from a later one. Attempts do not: they begin anew when a job is repeated.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record HeldJob(Guid Id, Guid Hold, string Kind, string Payload, int Attempt);

/// <summary>Hands out due jobs, each to one runner at a time.</summary>
/// <remarks>
/// A runner holds a job by putting off when it is due, not by an open transaction: those keep the whole database from tidying
/// up, and sync from moving on. A runner that dies holds its job no longer than the lease.
/// </remarks>
public sealed class JobStore(Database database)
{
    private const string Claim = """
        update jobs set not_before = $2, attempts = attempts + 1, hold = gen_random_uuid()
        where id = (select id from jobs where not_before <= $1 and kind = any($3) order by not_before for update skip locked limit 1)
        returning id, hold, kind, payload::text, attempts
        """;

    public async Task<HeldJob?> ClaimAsync(string[] kinds, DateTimeOffset now, TimeSpan lease, CancellationToken cancellation)
    {
        await using var command = Command(Claim, now, now + lease, kinds);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new HeldJob(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4))
            : null;
    }

    /// <summary>When the next job is due; null when there is none.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(string[] kinds, CancellationToken cancellation)
    {
        await using var command = Command("select min(not_before) from jobs where kind = any($1)", [kinds]);
        return await command.ExecuteScalarAsync(cancellation) is DateTime due ? new DateTimeOffset(due) : null;
    }

    public Task AddStandingAsync(JobKind kind, DateTimeOffset now, CancellationToken cancellation) =>
        ExecuteAsync(
            "insert into jobs (id, kind, payload, not_before, attempts) values ($1, $2, '{}', $3, 0) on conflict (id) do nothing",
            cancellation,
            kind.StandingId,
            kind.Name,
            now);

    /// <summary>Keeps hold of a job, or gives it back to be done then.</summary>
    public Task PutOffAsync(HeldJob job, DateTimeOffset notBefore, CancellationToken cancellation) =>
        ExecuteAsync("update jobs set not_before = $3 where id = $1 and hold = $2", cancellation, job.Id, job.Hold, notBefore);

    /// <summary>Begins anew with a job that is done for now.</summary>
    public Task RepeatAsync(HeldJob job, DateTimeOffset notBefore, CancellationToken cancellation) =>
        ExecuteAsync(
            "update jobs set not_before = $3, attempts = 0 where id = $1 and hold = $2", cancellation, job.Id, job.Hold, notBefore);

    public Task RemoveAsync(HeldJob job, CancellationToken cancellation) =>
        ExecuteAsync("delete from jobs where id = $1 and hold = $2", cancellation, job.Id, job.Hold);

    private async Task ExecuteAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = database.Main.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
