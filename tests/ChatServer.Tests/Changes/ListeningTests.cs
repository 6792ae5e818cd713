using ChatServer.Changes.Listening;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Changes;

public sealed class ListeningTests(ListeningApp app) : IClassFixture<ListeningApp>
{
    [Fact]
    public async Task A_listener_hears_every_change_of_a_conversation_once_and_in_order()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var group = await app.ConversationBetween(ada, ben);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? ada : ben).Send(group, $"{i}")));
        await app.AllIsHeard();

        var head = (await ada.Get($"/conversations/{group}")).GetProperty("headSeq").GetInt64();
        Assert.Equal(Enumerable.Range(1, (int)head).Select(seq => (long)seq), app.Heard.Of(group));
    }

    [Fact]
    public async Task What_fails_in_one_conversation_does_not_keep_others_from_being_heard_and_is_heard_later()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var (poisoned, sound) = (await app.ConversationBetween(ada, ben), await app.ConversationBetween(ada, ben, await app.SignUp("Cleo")));
        await app.AllIsHeard();
        var before = app.Heard.Of(poisoned).Count;

        app.Heard.Failing[poisoned] = true;
        await Task.WhenAll(ada.Send(poisoned, "stuck"), ada.Send(sound, "goes on"));
        await HasHeard(sound, await Head(ada, sound));
        Assert.Equal(before, app.Heard.Of(poisoned).Count);

        app.Heard.Failing.Clear();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.AllIsHeard();
        Assert.Equal(await Head(ada, poisoned), app.Heard.Of(poisoned).Last());
    }

    [Fact]
    public async Task A_listener_that_may_try_again_while_others_hear_hears_first_what_it_missed()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var poisoned = await app.ConversationBetween(ada, ben);
        app.Heard.Failing[poisoned] = true;
        await ada.Send(poisoned, "missed");
        await Eventually.IsTrue(() => Task.FromResult(app.Heard.HasFailed(poisoned)), "it failed");

        app.Heard.Failing.Clear();
        app.Heard.Forgiving[poisoned] = true;
        await ada.Send(poisoned, "heard by others");
        await Eventually.IsTrue(() => Task.FromResult(app.Heard.Forgiving.IsEmpty), "others heard it");
        await ada.Send(poisoned, "and now");
        await app.AllIsHeard();

        Assert.Equal(Enumerable.Range(1, (int)await Head(ada, poisoned)).Select(seq => (long)seq), app.Heard.Of(poisoned));
    }

    [Fact]
    public async Task What_was_committed_without_a_hint_is_found_within_a_minute()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var group = await app.ConversationBetween(ada, ben);
        await app.AllIsHeard();

        // As after a start: how far it came is known to the database alone.
        await app.WithDatabase(db => db.Set<ListenerPosition>().Where(p => p.ConversationId == group && p.Listener == WatchedListener.Name).ExecuteDeleteAsync());
        var heard = app.Heard.Of(group).Count;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.AllIsHeard();

        Assert.Equal(2 * heard, app.Heard.Of(group).Count);
    }

    [Fact]
    public async Task What_nobody_has_heard_of_is_read_a_part_of_each_conversation_at_a_time()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var (one, other) = (await app.ConversationBetween(ada, ben), await app.ConversationBetween(ada, ben, await app.SignUp("Cleo")));
        foreach (var text in (string[])["a", "b", "c"]) await Task.WhenAll(ada.Send(one, text), ada.Send(other, text));

        var unheard = await app.Services.GetRequiredService<ListenerStore>().AfterAsync([(other, 0), (one, 0)], 2, TestContext.Current.CancellationToken);

        Assert.Equal([(other, 1), (other, 2), (one, 1), (one, 2)], unheard.Select(c => (c.ConversationId, c.Seq)));
    }

    private static async Task<long> Head(TestUser who, Guid group) => (await who.Get($"/conversations/{group}")).GetProperty("headSeq").GetInt64();

    private Task HasHeard(Guid group, long seq) => Eventually.IsTrue(() => Task.FromResult(app.Heard.Of(group).Contains(seq)), "it was heard");
}
