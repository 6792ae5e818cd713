using ChatServer.Harness;

namespace ChatServer.MediaTests.Jobs;

public sealed class SuspectTests(SuspectsApp app) : IClassFixture<SuspectsApp>
{
    [Fact]
    public async Task Images_whose_first_attempt_was_interrupted_are_tried_again_one_alone_at_a_time()
    {
        const int Count = 6;
        var ada = await app.SignUp();
        var images = await Task.WhenAll(Enumerable.Range(0, Count).Select(i => ada.UploadId(Samples.Png(seed: $"{i}"))));
        await Eventually.IsTrue(() => Task.FromResult(app.Images.Failed == Count), "each was tried");

        await Eventually.IsTrue(
            async () =>
            {
                app.Clock.Advance(TimeSpan.FromSeconds(5));
                return await Task.WhenAll(images.Select(async id => (await ada.Get($"/media/{id}")).GetProperty("status").GetString())) is var all
                    && all.All(status => status == "ready");
            },
            "each is ready");

        // Each second attempt ends before anything else begins.
        var events = app.Images.Events.ToList();
        var again = Enumerable.Range(0, events.Count).Where(i => events[i] is { Attempt: 2, Begins: true }).ToList();
        Assert.Equal(Count, again.Count);
        Assert.All(again, i => Assert.Equal((events[i].Image, 2, false), events[i + 1]));
    }
}
