using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Messages.Pins;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Messages;

public sealed class PinTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task What_is_pinned_is_listed_and_told_the_last_one_first()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var group = await app.ConversationBetween(ada, ben, await app.SignUp("Cleo"));
        var (first, second) = (Id(await ben.Send(group, "tea")), Id(await ben.Send(group, "cake")));
        await using var device = await ben.Connect();

        await ada.Put($"/messages/{second}/pin", new { });
        var pinned = await ada.Put($"/messages/{first}/pin", new { });

        Assert.Equal(ada.Id, pinned.GetProperty("pinnedBy").GetGuid());
        Assert.Equal([first, second], await Pinned(ben, group));
        var told = await device.WaitForChange(group, "message.pinned", c => Id(c.GetProperty("message")) == first);
        Assert.Equal(pinned.GetProperty("pinnedAt").GetString(), told.GetProperty("message").GetProperty("pinnedAt").GetString());

        await ada.Delete($"/messages/{first}/pin");
        Assert.Equal([second], await Pinned(ben, group));
        await device.WaitForChange(group, "message.unpinned", c => !c.GetProperty("message").TryGetProperty("pinnedAt", out _));
    }

    [Fact]
    public async Task Pinning_or_unpinning_again_is_no_change()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var direct = await app.ConversationBetween(ada, ben);
        var message = Id(await ada.Send(direct, "tea"));
        await ben.Put($"/messages/{message}/pin", new { });
        var head = await Head(ada, direct);

        var again = await ada.Put($"/messages/{message}/pin", new { });
        Assert.Equal(ben.Id, again.GetProperty("pinnedBy").GetGuid());
        Assert.Equal(head, await Head(ada, direct));

        await ada.Delete($"/messages/{message}/pin");
        await ada.Delete($"/messages/{message}/pin");
        Assert.Equal(head + 1, await Head(ada, direct));
    }

    [Fact]
    public async Task Of_sixty_racing_pins_exactly_fifty_get_in()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var direct = await app.ConversationBetween(ada, ben);
        var messages = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i => Id(await ada.Send(direct, $"{i}"))));

        var answers = await Task.WhenAll(messages.Select((m, i) => (i % 2 == 0 ? ada : ben).TryPut($"/messages/{m}/pin", new { })));

        Assert.Equal(Pin.MaxPins, answers.Count(a => a.IsSuccessStatusCode));
        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode)) await refused.ShouldRefuse(409, "too-many-pins");
        Assert.Equal(Pin.MaxPins, (await Pinned(ada, direct)).Count);
    }

    [Fact]
    public async Task A_pin_goes_with_its_message()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var direct = await app.ConversationBetween(ada, ben);
        var message = Id(await ada.Send(direct, "tea"));
        await ben.Put($"/messages/{message}/pin", new { });

        await ada.Delete($"/messages/{message}");

        Assert.Empty(await Pinned(ben, direct));
        Assert.False(await app.WithDatabase(db => db.Set<Pin>().AnyAsync(p => p.ConversationId == direct)));
        await (await ben.TryPut($"/messages/{message}/pin", new { })).ShouldRefuse(409, "message-deleted");
    }

    [Fact]
    public async Task A_list_of_pins_is_as_many_queries_for_many_as_for_one()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var direct = await app.ConversationBetween(ada, ben);
        await ada.Put($"/messages/{Id(await ada.Send(direct, "tea"))}/pin", new { });
        var one = await Count();

        for (var i = 0; i < 5; i++) await ada.Put($"/messages/{Id(await ada.Send(direct, "tea"))}/pin", new { });
        Assert.Equal(one, await Count());

        Task<int> Count() => QueryCount.Of(ada, new HttpRequestMessage(HttpMethod.Get, $"/api/v1/conversations/{direct}/pins"));
    }

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    private static async Task<List<Guid>> Pinned(TestUser who, Guid conversation) =>
        [.. (await who.Get($"/conversations/{conversation}/pins")).GetProperty("items").EnumerateArray().Select(Id)];

    private static async Task<long> Head(TestUser who, Guid conversation) =>
        (await who.Get($"/conversations/{conversation}")).GetProperty("headSeq").GetInt64();
}
