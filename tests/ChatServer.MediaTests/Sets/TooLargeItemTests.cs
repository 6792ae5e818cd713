using ChatServer.Harness;

namespace ChatServer.MediaTests.Sets;

/// <summary>How many pixels an image has is known only once it is processed.</summary>
public sealed class TooLargeItemTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task One_that_turns_out_to_be_too_large_is_its_owners_again()
    {
        var ada = await app.SignUp();
        var group = await app.ConversationBetween(ada, await app.SignUp(), await app.SignUp());
        var set = await ada.MakeSet("emoji", group);
        var wide = await ada.UploadId(Samples.Png(600, 10, seed: $"{Guid.NewGuid()}"));

        // Refused at once, where it is processed already.
        using var answer = await ada.TryAdd(set, "tea", wide);
        if (!answer.IsSuccessStatusCode) await answer.ShouldRefuse(409, "set-item-too-large");
        await app.AllJobsAreDone();

        Assert.Empty(await ada.Names(set));
        Assert.Equal("ready", (await ada.WaitUntilProcessed(wide)).GetProperty("status").GetString());
        await ada.Add(await ada.MakeSet("sticker"), "tea", wide);
    }

    [Fact]
    public async Task As_many_bytes_as_are_allowed_are_taken_and_no_more()
    {
        var (tea, teas) = (Samples.Png(), Samples.Png(400, 300));
        await using var small = await ChatApp.StartAsync(("Media:Sets:MaxEmojiBytes", $"{tea.Length}"), ("Media:Sets:MaxStickerBytes", $"{tea.Length}"));
        var ada = await small.SignUp();

        foreach (var kind in new[] { "emoji", "sticker" })
        {
            var set = await ada.MakeSet(kind);
            await ada.Add(set, "tea", await ada.UploadId(tea));
            await (await ada.TryAdd(set, "teas", await ada.UploadId(teas))).ShouldRefuse(409, "set-item-too-large");
            await small.AllJobsAreDone();
            Assert.Equal(["tea"], await ada.Names(set));
        }
    }
}
