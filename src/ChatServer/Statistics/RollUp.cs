using ChatServer.Jobs;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Statistics;

/// <summary>Adds to the numbers what happened since it last did. A tally goes in the transaction that counts it, so killed at any moment it loses none and counts none twice.</summary>
/// <remarks>It costs what is new: nothing that was counted before is looked at, and of a person only when they were last there.</remarks>
internal sealed class RollUp(Database database) : IJobHandler
{
    internal const int AtOnce = 10_000;

    private const string OneAtATime = "lock table statistics in share row exclusive mode";

    private const string Steps = "unnest(array['hour', 'day', 'week', 'month']) as k(step)";

    private const string OnTop = "on conflict (step, start, series) do update set value = s.value + excluded.value";

    private static readonly string CountSums = $"""
        with taken as (
            delete from tallies where id in (select id from tallies where user_id is null order by id limit {AtOnce}) returning series, at, amount),
        counted as (
            insert into statistics as s (series, step, start, value)
            select t.series, k.step, date_trunc(k.step, t.at, 'UTC'), sum(t.amount)::bigint from taken t cross join {Steps} group by 1, 2, 3
            {OnTop})
        select count(*) from taken
        """;

    // Somebody is new to a step if the hour before, in which they were there, lies before it. What comes later than a newer hour of the same
    // person (a clock was set, a server wrote late) counts no more.
    private static readonly string CountPeople = $"""
        with taken as (
            delete from tallies where id in (select id from tallies where user_id is not null order by id limit {AtOnce}) returning series, at, user_id),
        hours as (select distinct series, user_id, date_trunc('hour', at, 'UTC') as hour from taken),
        fresh as (
            select * from (
                select h.*, greatest(p.last_hour, lag(h.hour) over (partition by h.user_id order by h.hour)) as before
                from hours h left join person_activities p on p.user_id = h.user_id) h
            where h.before is null or h.before < h.hour),
        counted as (
            insert into statistics as s (series, step, start, value)
            select f.series, k.step, date_trunc(k.step, f.hour, 'UTC'), count(*) from fresh f cross join {Steps}
            where f.before is null or date_trunc(k.step, f.before, 'UTC') < date_trunc(k.step, f.hour, 'UTC')
            group by 1, 2, 3
            {OnTop}),
        moved as (
            insert into person_activities (user_id, last_hour) select user_id, max(hour) from fresh group by user_id
            on conflict (user_id) do update set last_hour = excluded.last_hour)
        select count(*) from taken
        """;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public static string Kind => "statistics.roll-up";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        foreach (var count in (string[])[CountSums, CountPeople])
        {
            while (await CountSomeAsync(count, cancellation) == AtOnce)
            {
                // There may be more.
            }
        }

        return Every;
    }

    private async Task<long> CountSomeAsync(string count, CancellationToken cancellation)
    {
        await using var connection = await database.Main.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // A runner that lost its job must not count beside the one that has it: who is new to a step is read before it is written.
        await using (var turn = new NpgsqlCommand(OneAtATime, connection, transaction)) await turn.ExecuteNonQueryAsync(cancellation);
        await using var command = new NpgsqlCommand(count, connection, transaction);
        var taken = (long)(await command.ExecuteScalarAsync(cancellation))!;
        await Database.CommitAsync(transaction);
        return taken;
    }
}
