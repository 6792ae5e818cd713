using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Conversations.Channels;

/// <summary>Ada owns a channel to which Ben and Cleo subscribed.</summary>
internal sealed record ChannelScene(ChatApp App, TestUser Ada, TestUser Ben, TestUser Cleo, Guid Channel)
{
    public static async Task<ChannelScene> Create(ChatApp app)
    {
        var scene = new ChannelScene(app, await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"), default);
        scene = scene with { Channel = await Start(scene.Ada) };
        await Subscribe(scene.Ben, scene.Channel);
        await Subscribe(scene.Cleo, scene.Channel);
        await scene.Count();
        return scene;
    }

    public static async Task<Guid> Start(TestUser owner, string title = "Tea", string? topic = null, string? description = null, bool isPublic = true)
    {
        var started = new { kind = "channel", title, topic, description, @public = isPublic, memberIds = Array.Empty<Guid>() };
        return (await owner.Post("/conversations", started)).GetProperty("id").GetGuid();
    }

    public static Task<JsonElement> Subscribe(TestUser who, Guid channel) => who.Put($"/channels/{channel}/subscription", new { });

    public static Task Leave(TestUser who, Guid channel) => who.Delete($"/conversations/{channel}/members/{who.Id}");

    /// <summary>Lets the second pass after which everybody hears how many they are.</summary>
    public async Task Count()
    {
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        await App.AllJobsAreDone();
    }

    public async Task<int> Subscribers() => (await Ada.Get($"/channels/{Channel}")).GetProperty("subscribers").GetInt32();

    public async Task<Guid> Post(string content = "Tea is ready") => (await Ada.Send(Channel, content)).GetProperty("id").GetGuid();

    public Task<HttpResponseMessage> TryComment(TestUser who, Guid post, string content = "Lovely") =>
        who.TryPost($"/conversations/{Channel}/messages", new { clientId = Guid.NewGuid(), content, replyToId = post });

    public async Task<long> Head() => (await Ada.Get($"/conversations/{Channel}")).GetProperty("headSeq").GetInt64();
}
