using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Harness;
using ChatServer.Messages;
using ChatServer.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatServer.Tests.Statistics;

/// <summary>Whatever comes twice, races or is killed in the middle: everything is in the numbers once.</summary>
public sealed class CountOnceTests(ChatApp app) : IClassFixture<ChatApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_that_are_heard_again_and_by_two_at_once_are_counted_once()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        for (var i = 0; i < 20; i++) await ada.Send(conversation, $"{i}");
        await app.AllIsHeard();
        var before = await Counted(StatisticSeries.Messages);
        var changes = await app.WithDatabase(db => db.Set<Change>().Where(c => c.ConversationId == conversation).OrderBy(c => c.Seq).ToListAsync());
        Assert.Equal(20, changes.Count(c => c.Kind == MessageChanges.Sent.Number));

        // As if nobody had heard of it, and then by many.
        await app.WithDatabase(db => db.Database.ExecuteSqlAsync($"delete from listener_positions where conversation_id = {conversation}"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Hear(changes)));
        await Hear([.. changes.TakeLast(5)]);

        Assert.Equal(before + 20, await Counted(StatisticSeries.Messages));
    }

    [Fact]
    public async Task Of_a_conversation_that_was_erased_meanwhile_nothing_is_left_to_count()
    {
        var nobodys = Guid.NewGuid();
        var before = await Counted(StatisticSeries.Messages);

        await Hear([new Change { ConversationId = nobodys, Seq = 3, Kind = MessageChanges.Sent.Number, SubjectId = nobodys, ActorId = nobodys, At = app.Clock.GetUtcNow() }]);

        Assert.Equal(before, await Counted(StatisticSeries.Messages));
        Assert.False(await app.WithDatabase(db => db.Set<ListenerPosition>().AnyAsync(p => p.ConversationId == nobodys)));
    }

    [Fact]
    public async Task Runners_that_race_with_each_other_and_with_what_happens_count_everything_once()
    {
        await app.AllJobsAreDone();
        var (sums, people) = (await Counted(StatisticSeries.SignIns), await Counted(StatisticSeries.ActiveUsers));
        Guid[] persons = [.. Enumerable.Range(0, 10).Select(_ => Guid.NewGuid())];

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => i % 4 == 0 ? RollUp() : Happen(persons[i % persons.Length], i)));
        await RollUp();

        Assert.Equal(sums + 150, await Counted(StatisticSeries.SignIns));
        Assert.Equal(people + persons.Length, await Counted(StatisticSeries.ActiveUsers));
        Assert.Equal(persons.Length, await app.WithDatabase(db => db.Set<PersonActivity>().CountAsync(a => persons.Contains(a.UserId))));
    }

    [Fact]
    public async Task A_count_that_is_killed_in_the_middle_neither_loses_nor_doubles()
    {
        await app.AllJobsAreDone();
        await Happen(Guid.NewGuid(), 1);
        await RollUp();
        var before = await Counted(StatisticSeries.SignIns);
        await Happen(Guid.NewGuid(), 2);

        // It has taken the tally, waits for the row that this holds, and dies there.
        await using var holder = new NpgsqlConnection(app.ConnectionString);
        await holder.OpenAsync(Cancellation);
        await using var killer = new NpgsqlConnection(app.ConnectionString);
        await killer.OpenAsync(Cancellation);
        await using (var hold = await holder.BeginTransactionAsync(Cancellation))
        {
            await ExecuteAsync(holder, "select from statistics where series = 'signins' for update");
            var dying = RollUp();
            await Eventually.IsTrue(() => KillAsync(killer), "the runner waited and was killed");
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => dying);
            await hold.RollbackAsync(Cancellation);
        }

        Assert.True(await app.WithDatabase(db => db.Set<Tally>().AnyAsync(t => t.Series == StatisticSeries.SignIns)));
        await RollUp();
        Assert.Equal(before + 1, await Counted(StatisticSeries.SignIns));
        await RollUp();
        Assert.Equal(before + 1, await Counted(StatisticSeries.SignIns));
    }

    [Fact]
    public async Task What_comes_in_a_bunch_counts_each_hour_of_a_person_and_what_comes_late_none()
    {
        await app.AllJobsAreDone();
        var (person, hour) = (Guid.NewGuid(), new DateTimeOffset(2030, 1, 31, 22, 0, 0, TimeSpan.Zero));
        foreach (var at in (int[])[0, 1, 1, 2, 26]) await BeThere(person, hour.AddHours(at));
        await RollUp();
        await BeThere(person, hour.AddHours(5));
        await BeThere(person, hour.AddHours(27));
        await RollUp();

        // 31 January at 22 and 23; 1 February at 0, on 2 February at 0 and 1. All but none of it in one week.
        Assert.Equal([1, 1, 1, 1, 1], await Values(StatisticStep.Hour, hour));
        Assert.Equal([1, 1, 1], await Values(StatisticStep.Day, hour));
        Assert.Equal([1], await Values(StatisticStep.Week, hour));
        Assert.Equal([1, 1], await Values(StatisticStep.Month, hour));
    }

    private async Task<List<long>> Values(StatisticStep step, DateTimeOffset from) => await app.WithDatabase(db => db.Set<Statistic>()
        .Where(s => s.Series == StatisticSeries.ActiveUsers && s.Step == step && s.Start >= step.StartOf(from)).OrderBy(s => s.Start).Select(s => s.Value).ToListAsync());

    private Task<int> BeThere(Guid person, DateTimeOffset at) => app.WithDatabase(db =>
    {
        new Tallies(db).AddActive(person, at);
        return db.SaveChangesAsync(Cancellation);
    });

    private Task<int> Happen(Guid person, int i) => app.WithDatabase(db =>
    {
        var tallies = new Tallies(db);
        tallies.Add(StatisticSeries.SignIns, app.Clock.GetUtcNow().AddHours(i % 3));
        tallies.AddActive(person, app.Clock.GetUtcNow());
        return db.SaveChangesAsync(Cancellation);
    });

    private async Task RollUp()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var rollUp = scope.ServiceProvider.GetRequiredService<RollUp>();
        await rollUp.RunAsync("{}", Cancellation);
    }

    private async Task Hear(List<Change> changes)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CountChanges>().HearAsync(changes, Cancellation);
    }

    /// <summary>In the numbers of hours, and on the way into them.</summary>
    private Task<long> Counted(StatisticSeries series) => app.WithDatabase(async db =>
        await db.Set<Statistic>().Where(s => s.Series == series && s.Step == StatisticStep.Hour).SumAsync(s => s.Value)
        + await db.Set<Tally>().Where(t => t.Series == series && t.UserId == null).SumAsync(t => t.Amount));

    private static async Task<bool> KillAsync(NpgsqlConnection by) => await ExecuteAsync(
        by,
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into statistics%'
        """) is true;

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
