using ChatServer.Harness;

namespace ChatServer.MediaTests.Uploads;

/// <summary>A server with little room.</summary>
public sealed class SmallApp : ChatApp
{
    public const int ImageBytes = 2_000;
    public const int RecordingBytes = 1_000;
    public const int FileBytes = 100_000;
    public const int QuotaBytes = 150_000;

    public SmallApp() => Settings = new Dictionary<string, string>
    {
        ["Media:MaxImageBytes"] = $"{ImageBytes}",
        ["Media:MaxFileBytes"] = $"{FileBytes}",
        ["Media:MaxVideoBytes"] = $"{RecordingBytes}",
        ["Media:MaxAudioBytes"] = $"{RecordingBytes}",
        ["Media:QuotaBytes"] = $"{QuotaBytes}",
    };
}

public sealed class UploadLimitTests(SmallApp app) : IClassFixture<SmallApp>
{
    [Fact]
    public async Task Each_kind_has_a_limit_of_its_own_and_one_byte_more_is_refused()
    {
        var ada = await app.SignUp();

        await ada.Upload(Padded(Samples.Png(), SmallApp.ImageBytes));
        using var image = await ada.TryUpload(Padded(Samples.Png(), SmallApp.ImageBytes + 1));
        await image.ShouldRefuse(413, "media-too-large");

        await ada.Upload(Samples.Noise(SmallApp.FileBytes));
        using var file = await ada.TryUpload(Samples.Noise(SmallApp.FileBytes + 1));
        await file.ShouldRefuse(413, "media-too-large");
    }

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D49484452", SmallApp.ImageBytes)]
    [InlineData("FFD8FFE000104A464946", SmallApp.ImageBytes)]
    [InlineData("474946383961", SmallApp.ImageBytes)]
    [InlineData("524946461A000000574542505650384C", SmallApp.ImageBytes)]
    [InlineData("0000001466747970617669660000000061766966", SmallApp.ImageBytes)]
    [InlineData("000000146674797069736F6D000002006D703431", SmallApp.RecordingBytes)]
    [InlineData("0000001466747970717420200000020071742020", SmallApp.RecordingBytes)]
    [InlineData("1A45DFA39F4282847765626D", SmallApp.RecordingBytes)]
    [InlineData("524946462400000057415645666D7420", SmallApp.RecordingBytes)]
    [InlineData("664C614300000022", SmallApp.RecordingBytes)]
    [InlineData("49443304000000000000", SmallApp.RecordingBytes)]
    [InlineData("255044462D312E37", SmallApp.FileBytes)]
    [InlineData("01", SmallApp.FileBytes)]
    public async Task Whichever_way_it_comes_one_byte_more_than_its_kind_may_have_is_refused(string head, int most)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var file = Padded(Convert.FromHexString(head), most);

        await ada.Upload(file);
        using var form = await ada.TryUpload([.. file, 0]);
        await form.ShouldRefuse(413, "media-too-large");

        Assert.Equal(most, await ben.Append(await ben.Begin(most), 0, file));
        using var pieces = most == SmallApp.FileBytes
            ? await ben.TryBegin(most + 1)
            : await ben.TryAppend(await ben.Begin(most + 1), 0, [.. file, 0]);
        await pieces.ShouldRefuse(413, "media-too-large");
    }

    [Fact]
    public async Task A_request_beyond_all_limits_is_not_even_read()
    {
        var ada = await app.SignUp();

        using var response = await ada.TryUpload(Samples.Noise(SmallApp.FileBytes + 100_000));

        await response.ShouldRefuse(413, "body-too-large");
    }

    [Fact]
    public async Task Nobody_stores_more_than_their_quota_even_at_once()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ada.TryUpload(Samples.Noise(SmallApp.QuotaBytes / 3))));

        Assert.Equal(3, answers.Count(a => (int)a.StatusCode == 201));
        foreach (var refused in answers.Where(a => (int)a.StatusCode != 201)) await refused.ShouldRefuse(409, "media-quota-exceeded");
        await ben.Upload(Samples.Noise(10));
    }

    [Fact]
    public async Task What_was_refused_leaves_nothing_on_the_disk()
    {
        var ada = await app.SignUp();

        using var response = await ada.TryUpload(Samples.Noise(SmallApp.FileBytes + 1));

        await response.ShouldRefuse(413, "media-too-large");
        await app.AllJobsAreDone(); // What others uploaded before may still be worked on.
        Assert.Empty(Directory.GetFiles(Path.Combine(app.DataDirectory, "media", "incoming")));
    }

    private static byte[] Padded(byte[] file, int bytes) => [.. file, .. new byte[bytes - file.Length]];
}
