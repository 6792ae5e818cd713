using ChatServer.Harness;

namespace ChatServer.MediaTests.Avatars;

public sealed class AvatarRaceTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Images_that_are_worn_shown_sent_and_processed_at_once_end_where_they_were_put()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var pictures = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ada.UploadId(Samples.Png(900 + i, 900))));

        var worn = pictures.Select(p => ada.TryWear(p)).ToList();
        var shown = pictures.Reverse().Select(p => ada.TryPatch($"/conversations/{group}", new { avatarMediaId = p })).ToList();
        var sent = pictures.Select(p => ada.TrySendMedia(group, p)).ToList();
        await Task.WhenAll([.. worn, .. shown, .. sent]);
        await app.AllJobsAreDone();

        // One that was replaced before it was put elsewhere is gone, and told so.
        foreach (var refused in worn.Concat(shown).Concat(sent).Select(t => t.Result).Where(r => !r.IsSuccessStatusCode))
            await refused.ShouldRefuse(404, "no-such-media");
        foreach (var view in new[] { await ben.Get($"/users/{ada.Id}"), await ben.Get($"/conversations/{group}") })
        {
            Assert.NotNull(Avatar.Placeholder(view));
            Assert.NotEmpty(await app.Http.GetByteArrayAsync(Avatar.LargeUrl(view)));
        }

        var messages = (await ben.Get($"/conversations/{group}/messages?limit=200")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(sent.Count(s => s.Result.IsSuccessStatusCode), messages.Count);
        foreach (var message in messages) Assert.NotEmpty(await ben.Download(message.GetProperty("media")[0].GetProperty("id").GetGuid()));
    }
}
