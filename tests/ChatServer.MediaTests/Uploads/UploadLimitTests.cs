using ChatServer.Harness;

namespace ChatServer.MediaTests.Uploads;

/// <summary>A server with little room.</summary>
public sealed class SmallApp : ChatApp
{
    public const int ImageBytes = 2_000;
    public const int FileBytes = 100_000;
    public const int QuotaBytes = 150_000;

    public SmallApp() => Settings = new Dictionary<string, string>
    {
        ["Media:MaxImageBytes"] = $"{ImageBytes}",
        ["Media:MaxFileBytes"] = $"{FileBytes}",
        ["Media:MaxVideoBytes"] = "1000",
        ["Media:MaxAudioBytes"] = "1000",
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
        Assert.Empty(Directory.GetFiles(Path.Combine(app.DataDirectory, "media", "incoming")));
    }

    private static byte[] Padded(byte[] file, int bytes) => [.. file, .. new byte[bytes - file.Length]];
}
