using System.Net;
using ChatServer.Conversations;
using ChatServer.Conversations.Channels;
using ChatServer.Harness;
using ChatServer.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static ChatServer.Tests.Conversations.Channels.ChannelScene;

namespace ChatServer.Tests.Conversations.Channels;

/// <summary>Fifty at once, and one outcome: of who is in, and of how many are counted.</summary>
public sealed class ChannelRaceTests(ChatApp app) : IClassFixture<ChatApp>
{
    private const int Many = 50;

    [Fact]
    public async Task Of_subscribing_and_a_ban_one_comes_first_and_nobody_banned_is_in()
    {
        var scene = await Create(app);
        var people = await Task.WhenAll(Enumerable.Range(0, Many / 2).Select(_ => app.SignUp()));

        await Task.WhenAll(
            Task.WhenAll(people.Select(p => p.TryPut($"/channels/{scene.Channel}/subscription", new { }))),
            Task.WhenAll(people.Select(p => scene.Ada.Put($"/conversations/{scene.Channel}/bans/{p.Id}", new { }))));

        foreach (var person in people) await (await person.TryGet($"/conversations/{scene.Channel}")).ShouldRefuse(404, "no-such-conversation");
        await scene.Count();
        Assert.Equal((3, 3), (await scene.Subscribers(), await Rows(scene.Channel)));
    }

    [Fact]
    public async Task Of_subscribing_and_the_channels_end_one_comes_first_and_nobody_stays_in_it()
    {
        var scene = await Create(app);
        var people = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => app.SignUp()));

        var end = scene.Ada.Delete($"/conversations/{scene.Channel}");
        var answers = await Task.WhenAll(people.Select(p => p.TryPut($"/channels/{scene.Channel}/subscription", new { })));
        await end;

        Assert.All(answers, a => Assert.Contains(a.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.NotFound]));
        await app.AllJobsAreDone();
        Assert.Equal(0, await Rows(scene.Channel));
        foreach (var person in people) Assert.Empty((await person.Get("/conversations")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task All_who_come_and_go_while_it_is_counted_and_posted_to_are_counted_once()
    {
        var scene = await Create(app);
        var people = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => app.SignUp()));
        var head = await scene.Head();

        await Task.WhenAll(people.Select(async (p, i) =>
        {
            await Subscribe(p, scene.Channel);
            if (i % 2 == 0) await Leave(p, scene.Channel);
            if (i % 5 == 0) app.Clock.Advance(TimeSpan.FromSeconds(1));
            if (i % 5 == 0) await scene.Post($"{i}");
        }));
        await scene.Count();
        await scene.Count();

        Assert.Equal((28, 28), (await scene.Subscribers(), await Rows(scene.Channel)));
        Assert.Equal(0, await app.WithDatabase(db => db.Set<SubscriptionTally>().CountAsync(t => t.ConversationId == scene.Channel)));
        Assert.True(await scene.Head() > head + 10);
    }

    [Fact]
    public async Task Posts_do_not_wait_for_whoever_takes_long_to_subscribe()
    {
        var scene = await Create(app);
        await Subscribe(await app.SignUp(), scene.Channel);
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var slow = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand($"select from conversations where id = '{scene.Channel}' for key share", connection, slow);
        await hold.ExecuteNonQueryAsync();

        // The one who came is counted, then it is looked for others.
        for (var second = 0; second < 3; second++) await scene.Count();
        await scene.Post();
        Assert.True(await IsCounting());

        await slow.RollbackAsync();
        await scene.Count();
        Assert.Equal((false, 4), (await IsCounting(), await scene.Subscribers()));

        Task<bool> IsCounting() => app.WithDatabase(async db =>
            (await db.Set<Job>().Where(j => j.Kind == CountSubscribers.Kind).Select(j => j.Payload).ToListAsync()).Exists(p => p.Contains(scene.Channel.ToString())));
    }

    [Fact]
    public async Task One_person_who_comes_in_by_every_way_at_once_is_in_once()
    {
        var scene = await Create(app);
        var dan = await app.SignUp();
        var token = (await scene.Ada.Post($"/conversations/{scene.Channel}/links", new { })).GetProperty("token").GetString();
        await scene.Ada.Put($"/conversations/{scene.Channel}/invitations/{dan.Id}", new { });

        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => (i % 4) switch
        {
            0 => dan.TryPut($"/channels/{scene.Channel}/subscription", new { }),
            1 => dan.TryPost($"/invitations/{token}/join"),
            2 => dan.TryPost($"/users/me/invitations/{scene.Channel}/accept"),
            _ => scene.Ada.TryPost($"/conversations/{scene.Channel}/members", new { userIds = new[] { dan.Id } }),
        }));

        Assert.DoesNotContain(answers, a => a.StatusCode == HttpStatusCode.InternalServerError);
        await scene.Count();
        Assert.Equal((4, 4), (await scene.Subscribers(), await Rows(scene.Channel)));
        Assert.Empty((await dan.Get("/users/me/invitations")).GetProperty("items").EnumerateArray());
    }

    private Task<int> Rows(Guid channel) =>
        app.WithDatabase(db => db.Set<Membership>().CountAsync(m => m.ConversationId == channel && m.LeftSeq == null));
}
