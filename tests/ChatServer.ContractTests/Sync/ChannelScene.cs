using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ContractTests.Sync;

/// <summary>What happens in channels: in one of Ada's to which Ben and Cleo subscribed, and in others.</summary>
internal sealed class ChannelScene(ChatApp app, TestUser ada, TestUser ben, TestUser cleo, Guid channel)
{
    public static readonly string[] Kinds =
    [
        "subscribe", "others subscribe", "others unsubscribe", "post in a channel", "comment in a channel", "react in a channel", "read a channel", "others read a channel",
        "another topic", "not public any more", "others get a role in a channel", "others lose a role in a channel", "get a role in a channel", "lose a role in a channel",
        "an author changes their card", "be added to a channel", "leave a channel", "leave a channel and come back", "be taken out of a channel", "a channel ends", "an owner ends a channel",
    ];

    public static async Task<ChannelScene> Create(ChatApp app, TestUser ada, TestUser ben, TestUser cleo)
    {
        var scene = new ChannelScene(app, ada, ben, cleo, await Start(ada));
        foreach (var person in (TestUser[])[ben, cleo]) await Subscribe(person, scene.Channel);
        return scene;
    }

    private Guid Channel => channel;

    public Task Play(string kind) => kind switch
    {
        "subscribe" => SubscribeAnew(),
        "others subscribe" => OthersSubscribe(),
        "others unsubscribe" => Leave(cleo),
        "post in a channel" => ada.Send(channel, "Tea is ready"),
        "comment in a channel" => Comment(cleo),
        "react in a channel" => React(),
        "read a channel" => ben.Put($"/conversations/{channel}/receipts/me", new { readSeq = 1_000_000 }),
        "others read a channel" => ada.Put($"/conversations/{channel}/receipts/me", new { readSeq = 1_000_000 }),
        "another topic" => ada.Patch($"/conversations/{channel}", new { topic = "Scones" }),
        "not public any more" => HideChannel(),
        "others get a role in a channel" => Role(cleo, "moderator"),
        "others lose a role in a channel" => GetAndLose(cleo),
        "get a role in a channel" => Role(ben, "admin"),
        "lose a role in a channel" => GetAndLose(ben),
        "an author changes their card" => ChangeCard(),
        "be added to a channel" => BeAdded(),
        "leave a channel" => LeaveAnother(),
        "leave a channel and come back" => LeaveAndComeBack(),
        "be taken out of a channel" => BeTakenOut(),
        "a channel ends" => EndAnother(),
        "an owner ends a channel" => OwnerLeaves(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static async Task<Guid> Start(TestUser owner) =>
        (await owner.Post("/conversations", new { kind = "channel", title = "News", @public = true, memberIds = Array.Empty<Guid>() })).GetProperty("id").GetGuid();

    private static Task<JsonElement> Subscribe(TestUser who, Guid channel) => who.Put($"/channels/{channel}/subscription", new { });

    private async Task<Guid> Another()
    {
        var another = await Start(ada);
        await ada.Send(another, "Nobody is here yet");
        await Subscribe(ben, another);
        return another;
    }

    private async Task SubscribeAnew() => await ada.Send(await Another(), "Hello");

    private async Task OthersSubscribe()
    {
        for (var i = 0; i < 3; i++) await Subscribe(await app.SignUp(), channel);
        await Count();
    }

    private async Task Count()
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.AllJobsAreDone();
    }

    private async Task Leave(TestUser who)
    {
        await who.Delete($"/conversations/{channel}/members/{who.Id}");
        await Count();
        await Subscribe(who, channel);
    }

    private async Task<JsonElement> Comment(TestUser who)
    {
        var post = (await ada.Send(channel, "Tea?")).GetProperty("id").GetGuid();
        return await who.Post($"/conversations/{channel}/messages", new { clientId = Guid.NewGuid(), content = "Please", replyToId = post });
    }

    private async Task React()
    {
        var post = (await ada.Send(channel, "Tea!")).GetProperty("id").GetGuid();
        await cleo.Put($"/messages/{post}/reactions/\U0001FAD6", new { });
        await Count();
    }

    private Task<JsonElement> Role(TestUser who, string role) => ada.Patch($"/conversations/{channel}/members/{who.Id}", new { role });

    private async Task GetAndLose(TestUser who)
    {
        await Role(who, "moderator");
        await Role(who, "member");
    }

    private async Task ChangeCard()
    {
        await Comment(cleo);
        await cleo.Patch("/users/me", new { displayName = "Cleopatra" });
        await ada.Patch("/users/me", new { status = "posting" });
    }

    private async Task BeAdded() => await ada.Post($"/conversations/{await Start(ada)}/members", new { userIds = new[] { ben.Id } });

    private async Task HideChannel() => await ada.Patch($"/conversations/{await Another()}", new { @public = false });

    private async Task LeaveAnother() => await ben.Delete($"/conversations/{await Another()}/members/{ben.Id}");

    private async Task LeaveAndComeBack()
    {
        await ben.Delete($"/conversations/{channel}/members/{ben.Id}");
        await ada.Send(channel, "Without Ben");
        await Subscribe(ben, channel);
    }

    private async Task BeTakenOut() => await ada.Delete($"/conversations/{await Another()}/members/{ben.Id}");

    private async Task EndAnother()
    {
        await ada.Delete($"/conversations/{await Another()}");
        await app.AllJobsAreDone();
    }

    private async Task OwnerLeaves()
    {
        await ada.Delete($"/conversations/{await Another()}/members/{ada.Id}");
        await app.AllJobsAreDone();
    }
}
