using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;
using static ChatServer.Tests.Messages.Polls.PollScene;

namespace ChatServer.Tests.Messages.Polls;

public sealed class VotingTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Everybody_hears_what_people_voted_within_a_second_in_one_change()
    {
        var scene = await Create(app);
        await using var device = await scene.Cleo.Connect();
        var message = await scene.Ask();
        var asked = (await device.WaitForChange(scene.Group, "message.sent")).GetProperty("message").GetProperty("poll");
        Assert.Equal("0 0 0 of 0", Counts(asked));
        var head = await scene.Head();

        Assert.Equal("""{"options":[0],"correctOption":null,"explanation":null}""", (await Vote(scene.Ada, message, 0)).GetRawText());
        await Vote(scene.Ben, message, 2);
        Assert.Equal("0 0 0 of 0", await scene.Counts(message));
        await scene.Count();

        var told = await device.WaitForChange(scene.Group, "poll.voted");
        Assert.Equal("1 0 1 of 2", Counts(told.GetProperty("message").GetProperty("poll")));
        Assert.Equal(scene.Ada.Id, told.GetProperty("actorId").GetGuid());
        Assert.Equal("1 0 1 of 2", await scene.Counts(message));
        Assert.Equal(head + 1, await scene.Head());
    }

    [Fact]
    public async Task Another_vote_takes_the_place_of_the_first_and_can_be_taken_back()
    {
        var scene = await Create(app);
        var message = await scene.Ask();
        await Vote(scene.Ben, message, 0);
        await scene.Count();
        await Vote(scene.Ben, message, 1);
        await scene.Count();
        Assert.Equal("0 1 0 of 1", await scene.Counts(message));
        Assert.Equal("[1]", (await scene.Ben.Get(Path(message))).GetProperty("options").GetRawText());

        await scene.Ben.Delete(Path(message));
        await scene.Count();
        Assert.Equal("0 0 0 of 0", await scene.Counts(message));
        Assert.Equal("[]", (await scene.Ben.Get(Path(message))).GetProperty("options").GetRawText());
    }

    [Fact]
    public async Task What_is_voted_already_is_no_change_and_neither_is_a_vote_that_comes_and_goes()
    {
        var scene = await Create(app);
        var message = await scene.Ask();
        await Vote(scene.Ben, message, 0);
        await scene.Count();
        var head = await scene.Head();

        await Vote(scene.Ben, message, 0);
        await scene.Cleo.Delete(Path(message));
        await Vote(scene.Cleo, message, 1);
        await scene.Cleo.Delete(Path(message));
        await scene.Count();

        Assert.Equal(head, await scene.Head());
        Assert.Equal("1 0 0 of 1", await scene.Counts(message));
    }

    [Fact]
    public async Task Where_one_may_vote_for_several_each_counts_and_the_person_once()
    {
        var scene = await Create(app);
        var message = await scene.Ask(new { question = "What do you like?", options = Drinks, multiple = true });

        Assert.Equal("[0,2]", (await Vote(scene.Ben, message, 2, 0, 2)).GetProperty("options").GetRawText());
        await Vote(scene.Cleo, message, 2);
        await scene.Count();

        Assert.Equal("1 0 2 of 2", await scene.Counts(message));
    }

    [Fact]
    public async Task A_vote_names_options_that_there_are_and_one_where_one_is_asked_for()
    {
        var scene = await Create(app);
        var (poll, text) = (await scene.Ask(), (await scene.Ada.Send(scene.Group, "tea")).GetProperty("id").GetGuid());

        await (await TryVote(scene.Ben, poll, 3)).ShouldRefuse(404, "no-such-option");
        await (await TryVote(scene.Ben, poll, -1)).ShouldRefuse(404, "no-such-option");
        await (await TryVote(scene.Ben, poll, 0, 1)).ShouldRefuse(400, "invalid-request");
        await (await TryVote(scene.Ben, poll)).ShouldRefuse(400, "invalid-request");
        await (await TryVote(scene.Ben, text, 0)).ShouldRefuse(404, "no-such-poll");
        await (await scene.Ben.TryGet(Path(text))).ShouldRefuse(404, "no-such-poll");
        Assert.Empty(await scene.Rows(poll));
    }

    [Fact]
    public async Task Of_fifty_racing_votes_of_one_person_exactly_one_counts()
    {
        var scene = await Create(app);
        var message = await scene.Ask();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => TryVote(scene.Ben, message, i % 3)));
        await scene.Count();

        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode));
        var row = Assert.Single(await scene.Rows(message));
        Assert.Equal($"[{row.Option}]", (await scene.Ben.Get(Path(message))).GetProperty("options").GetRawText());
        Assert.Equal($"{string.Join(' ', Enumerable.Range(0, 3).Select(i => i == row.Option ? 1 : 0))} of 1", await scene.Counts(message));
    }

    [Fact]
    public async Task Who_voted_is_listed_page_by_page_option_by_option()
    {
        var scene = await Create(app);
        var message = await scene.Ask(new { question = "What do you like?", options = Drinks, multiple = true });
        await Vote(scene.Ada, message, 0, 1);
        await Vote(scene.Ben, message, 1);
        await Vote(scene.Cleo, message, 0, 1);

        var votes = new List<(int, Guid)>();
        for (string? next = ""; next is not null;)
        {
            var page = await scene.Ben.Get($"/messages/{message}/poll/votes?limit=2{(next == "" ? "" : $"&cursor={next}")}");
            votes.AddRange(page.GetProperty("items").EnumerateArray().Select(v => (v.GetProperty("option").GetInt32(), v.GetProperty("userId").GetGuid())));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal([.. (await scene.Rows(message)).Select(v => ((int)v.Option, v.UserId))], votes);
        Assert.Equal(5, votes.Count);
    }

    [Fact]
    public async Task The_ten_thousandth_vote_asks_as_often_as_the_first_and_is_one_of_ten_thousand()
    {
        var scene = await Create(app);
        var message = await scene.Ask();
        await Vote(scene.Ben, message, 0);
        await scene.Count();
        var few = await QueriesOfVote(scene.Cleo, message);
        await Crowd(message, 10_000);
        await scene.Count();

        await scene.Cleo.Delete(Path(message));
        await scene.Count();
        Assert.Equal(few, await QueriesOfVote(scene.Cleo, message));
        await scene.Count();
        Assert.Equal("1 10001 0 of 10002", await scene.Counts(message));
    }

    [Fact]
    public async Task A_persons_other_devices_are_told_that_they_voted()
    {
        var scene = await Create(app);
        await using var phone = await scene.Ben.Connect();
        var message = await scene.Ask();

        await Vote(scene.Ben, message, 0);

        var told = await phone.WaitFor("me", m => m.GetProperty("kind").GetString() == "vote.updated");
        Assert.Equal(message, told.GetProperty("subjectId").GetGuid());
    }

    [Fact]
    public async Task Votes_go_with_the_message()
    {
        var scene = await Create(app);
        var message = await scene.Ask();
        await Vote(scene.Ben, message, 0);

        await scene.Ada.Delete($"/messages/{message}");
        await scene.Count();

        Assert.False((await scene.Ben.Get($"/messages/{message}")).TryGetProperty("poll", out _));
        Assert.Empty(await scene.Rows(message));
        await (await TryVote(scene.Ben, message, 1)).ShouldRefuse(404, "no-such-poll");
    }

    [Fact]
    public async Task What_somebody_voted_who_left_still_counts_and_they_cannot_change_it()
    {
        var scene = await Create(app);
        var message = await scene.Ask();
        await Vote(scene.Ben, message, 0);
        await scene.Ada.Delete($"/conversations/{scene.Group}/members/{scene.Ben.Id}");

        await (await TryVote(scene.Ben, message, 1)).ShouldRefuse(404, "no-such-message");
        await (await scene.Ben.TryGet(Path(message))).ShouldRefuse(404, "no-such-message");
        await scene.Count();
        Assert.Equal("1 0 0 of 1", await scene.Counts(message));

        await scene.Ada.Post($"/conversations/{scene.Group}/members", new { userIds = new[] { scene.Ben.Id } });
        await Vote(scene.Ben, message, 1);
        await scene.Count();
        Assert.Equal("0 1 0 of 1", await scene.Counts(message));
    }

    [Fact]
    public async Task Votes_go_with_the_account_and_the_result_of_a_closed_poll_stands()
    {
        var scene = await Create(app);
        var (open, closed) = (await scene.Ask(), await scene.Ask());
        foreach (var message in new[] { open, closed })
        {
            await Vote(scene.Ben, message, 0);
            await Vote(scene.Cleo, message, 0);
        }

        await scene.Ada.Post($"/messages/{closed}/poll/close");
        await scene.Ben.Delete("/users/me");
        await app.AllJobsAreDone();
        await scene.Count();

        Assert.Equal("1 0 0 of 1", await scene.Counts(open));
        Assert.Equal("2 0 0 of 2", await scene.Counts(closed));
        foreach (var message in new[] { open, closed }) Assert.Equal(scene.Cleo.Id, Assert.Single(await scene.Rows(message)).UserId);
    }

    // As if so many others had voted.
    private Task<int> Crowd(Guid message, int people) => app.WithDatabase(db => db.Database.ExecuteSqlAsync($"""
        insert into poll_votes (conversation_id, seq, option, user_id, voted_at)
        select conversation_id, seq, 1, gen_random_uuid(), now() from messages, generate_series(1, {people}) n where id = {message}
        """));

    private static async Task<int> QueriesOfVote(TestUser who, Guid message)
    {
        await who.Get(Path(message)); // The session is remembered from here on.
        var content = new StringContent("""{"options":[1]}""", null, "application/json");
        return await QueryCount.Of(who, new HttpRequestMessage(HttpMethod.Put, $"/api/v1{Path(message)}") { Content = content });
    }
}
