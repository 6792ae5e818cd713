using System.Text;
using ChatServer.Harness;
using ChatServer.Messages.Polls;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ChatServer.Tests.Messages.Polls.PollScene;

namespace ChatServer.Tests.Messages.Polls;

public sealed class ClosingTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Whoever_asked_closes_it_with_every_vote_counted()
    {
        var scene = await Create(app);
        await using var device = await scene.Cleo.Connect();
        var message = await scene.Ask();
        await Vote(scene.Ben, message, 0);

        var closed = await scene.Ada.Post($"/messages/{message}/poll/close");
        Assert.Equal("1 0 0 of 1", Counts(closed.GetProperty("poll")));
        Assert.Equal(closed.GetRawText(), (await device.WaitForChange(scene.Group, "poll.closed")).GetProperty("message").GetRawText());
        var head = await scene.Head();

        Assert.Equal(closed.GetRawText(), (await scene.Ada.Post($"/messages/{message}/poll/close")).GetRawText());
        await (await TryVote(scene.Cleo, message, 0)).ShouldRefuse(409, "poll-closed");
        await (await scene.Ben.TryDelete(Path(message))).ShouldRefuse(409, "poll-closed");
        await scene.Count();
        Assert.Equal(head, await scene.Head());
    }

    [Fact]
    public async Task In_a_thread_a_moderator_of_the_group_closes_it_too()
    {
        var scene = await Create(app);
        var thread = (await scene.Ben.Post($"/conversations/{scene.Group}/threads", new { title = "Drinks" })).GetProperty("id").GetGuid();
        await scene.Cleo.Put($"/threads/{thread}/members/me", new { });
        var message = (await scene.Ben.Post($"/conversations/{thread}/messages", Body(new { question = "Which?", options = Drinks }))).GetProperty("id").GetGuid();

        await (await scene.Cleo.TryPost($"/messages/{message}/poll/close")).ShouldRefuse(403, "not-allowed");
        await scene.Ada.Patch($"/conversations/{scene.Group}/members/{scene.Cleo.Id}", new { role = "moderator" });

        var closed = await scene.Cleo.Post($"/messages/{message}/poll/close");
        Assert.NotNull(closed.GetProperty("poll").GetProperty("closedAt").GetString());
    }

    [Fact]
    public async Task In_a_closed_thread_what_was_voted_stands()
    {
        var scene = await Create(app);
        var thread = (await scene.Ada.Post($"/conversations/{scene.Group}/threads", new { title = "Drinks" })).GetProperty("id").GetGuid();
        foreach (var person in new[] { scene.Ben, scene.Cleo }) await person.Put($"/threads/{thread}/members/me", new { });
        var message = await (scene with { Group = thread }).Ask();
        await Vote(scene.Ben, message, 0);

        await scene.Ada.Put($"/threads/{thread}/closed", new { });

        await (await TryVote(scene.Cleo, message, 1)).ShouldRefuse(409, "thread-closed");
        await (await TryVote(scene.Ben, message, 1)).ShouldRefuse(409, "thread-closed");
        await (await scene.Ben.TryDelete(Path(message))).ShouldRefuse(409, "thread-closed");
        await scene.Cleo.Put($"/messages/{message}/reactions/%F0%9F%AB%96", new { });
        await scene.Count();
        Assert.Equal("1 0 0 of 1", await scene.Counts(message));
        await scene.Ada.Delete($"/threads/{thread}/closed");
        await Vote(scene.Cleo, message, 1);
    }

    [Fact]
    public async Task Its_time_closes_it_without_anybody()
    {
        var scene = await Create(app);
        await using var device = await scene.Cleo.Connect();
        var closesAt = app.Clock.GetUtcNow().AddHours(1);
        var message = await scene.Ask(new { question = "Tea?", options = Drinks, closesAt });
        await Vote(scene.Ben, message, 0);

        await app.TimePasses(TimeSpan.FromHours(1));
        await (await TryVote(scene.Cleo, message, 0)).ShouldRefuse(409, "poll-closed");
        var told = await device.WaitForChange(scene.Group, "poll.closed");

        var poll = told.GetProperty("message").GetProperty("poll");
        Assert.Equal("1 0 0 of 1", Counts(poll));
        Assert.Equal(poll.GetProperty("closesAt").GetString(), poll.GetProperty("closedAt").GetString());
        Assert.Equal(scene.Ada.Id, told.GetProperty("actorId").GetGuid());
        await app.AllJobsAreDone();
        Assert.False(await app.WithDatabase(db => ClosePolls.Due(db, app.Clock.GetUtcNow()).AnyAsync(m => m.ConversationId == scene.Group)));
    }

    [Fact]
    public async Task Votes_that_race_with_closing_are_counted_or_refused()
    {
        var scene = await Create(app);
        var voters = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.SignUp()));
        await scene.Ada.Post($"/conversations/{scene.Group}/members", new { userIds = voters.Select(v => v.Id) });
        var message = await scene.Ask();

        var votes = Enumerable.Range(0, 50).Select(i => i == 25 ? scene.Ada.TryPost($"/messages/{message}/poll/close") : TryVote(voters[i % 10], message, i % 3));
        var answers = await Task.WhenAll(votes);
        await scene.Count();

        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode)) await refused.ShouldRefuse(409, "poll-closed");
        var rows = await scene.Rows(message);
        Assert.Equal(rows.Count, rows.DistinctBy(v => v.UserId).Count());
        Assert.Equal($"{string.Join(' ', Enumerable.Range(0, 3).Select(i => rows.Count(v => v.Option == i)))} of {rows.Count}", await scene.Counts(message));
    }

    [Fact]
    public async Task A_poll_that_is_sent_later_closes_at_its_time()
    {
        var scene = await Create(app);
        var (sendAt, closesAt) = (app.Clock.GetUtcNow().AddHours(1), app.Clock.GetUtcNow().AddHours(3));
        var message = Body(new { question = "Tea?", options = Drinks, closesAt });
        var scheduled = (await scene.Ada.Post($"/conversations/{scene.Group}/scheduled", new { sendAt, message })).GetProperty("id").GetGuid();
        await (await scene.Ada.TryPatch($"/scheduled/{scheduled}", new { sendAt = closesAt })).ShouldRefuse(400, "invalid-request");
        var late = new { sendAt = closesAt, message = Body(new { question = "Tea?", options = Drinks, closesAt }) };
        await (await scene.Ada.TryPost($"/conversations/{scene.Group}/scheduled", late)).ShouldRefuse(400, "invalid-request");

        await app.TimePasses(TimeSpan.FromHours(1));
        await app.AllJobsAreDone();
        var sent = (await scene.Ben.Get($"/conversations/{scene.Group}/messages")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await Vote(scene.Ben, sent, 1);

        await app.TimePasses(TimeSpan.FromHours(2));
        await app.AllJobsAreDone();
        var poll = await scene.Poll(sent);
        Assert.Equal("0 1 0 of 1", Counts(poll));
        Assert.Equal(poll.GetProperty("closesAt").GetString(), poll.GetProperty("closedAt").GetString());
    }

    [Fact]
    public async Task What_is_due_is_found_by_its_index()
    {
        var now = app.Clock.GetUtcNow();
        var due = await app.WithDatabase(db => Task.FromResult(ClosePolls.Due(db, now).ToQueryString()));
        var query = string.Join('\n', due.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)))
            .Replace("@now", "'2026-01-01T00:00:00.000Z'", StringComparison.Ordinal).Replace("@p", "100", StringComparison.Ordinal);

        await using var explain = app.Services.GetRequiredService<Database>().Main.CreateCommand($"set enable_seqscan = off; set enable_bitmapscan = off; explain {query}");
        await using var row = await explain.ExecuteReaderAsync();
        var plan = new StringBuilder();
        while (await row.ReadAsync()) plan.AppendLine(row.GetString(0));

        Assert.Contains("ix_messages_polls", plan.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poll_that_disappears_takes_its_votes_along_whether_it_was_closed_or_not()
    {
        var scene = await Create(app);
        await scene.Ada.Patch($"/conversations/{scene.Group}", new { disappearAfter = 3_600 });
        var polls = new[] { await scene.Ask(), await scene.Ask(new { question = "Tea?", options = Drinks, closesAt = app.Clock.GetUtcNow().AddHours(2) }) };
        foreach (var message in polls) await Vote(scene.Ben, message, 0);

        await app.TimePasses(TimeSpan.FromHours(1));
        await (await TryVote(scene.Cleo, polls[0], 0)).ShouldRefuse(404, "no-such-poll");
        await app.AllJobsAreDone();
        await app.TimePasses(TimeSpan.FromHours(2));
        await app.AllJobsAreDone();

        foreach (var message in polls)
        {
            Assert.Empty(await scene.Rows(message));
            Assert.False((await scene.Ben.Get($"/messages/{message}")).TryGetProperty("poll", out _));
        }
    }
}
