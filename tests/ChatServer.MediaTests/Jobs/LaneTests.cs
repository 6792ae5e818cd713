using ChatServer.Harness;
using ChatServer.Media;

namespace ChatServer.MediaTests.Jobs;

public sealed class LaneTests(LanesApp app) : IClassFixture<LanesApp>
{
    [Fact]
    public async Task Pictures_voice_notes_and_clips_do_not_wait_behind_long_videos()
    {
        var ada = await app.SignUp();
        var videos = new List<Guid>();
        while (videos.Count < 2 * ProcessLargeRecording.AtOnce + 1) videos.Add(await ada.UploadId(Webm(LanesApp.LargeBytes)));
        await Eventually.IsTrue(() => Task.FromResult(app.Processor.Large == ProcessLargeRecording.AtOnce), "as many videos as may are under way");

        // More of each than are done at a time.
        for (var i = 0; i <= ProcessMedia.AtOnce; i++)
        {
            foreach (var file in new[] { Samples.Png(), Webm(LanesApp.LargeBytes - 1), [.. "fLaC"u8] })
                Assert.Equal("ready", Status(await ada.WaitUntilProcessed(await ada.UploadId(file))));
        }

        Assert.Equal(ProcessLargeRecording.AtOnce, app.Processor.Large);
        foreach (var video in videos) Assert.Equal("processing", Status(await ada.Get($"/media/{video}")));

        app.Processor.LetLargeEnd();
        foreach (var video in videos) Assert.Equal("ready", Status(await ada.WaitUntilProcessed(video)));
    }

    private static string? Status(System.Text.Json.JsonElement media) => media.GetProperty("status").GetString();

    private static byte[] Webm(int bytes)
    {
        byte[] head = [0x1A, 0x45, 0xDF, 0xA3, .. "webm"u8];
        return [.. head, .. Samples.Noise(bytes - head.Length)];
    }
}
