using ChatServer.Harness;

namespace ChatServer.MediaTests.Storage;

/// <summary>The server with its media in an S3 store.</summary>
public sealed class S3AppTests(S3Server s3) : IClassFixture<S3Server>
{
    [Fact]
    public async Task Media_are_in_the_store_that_is_configured_and_not_on_the_disk()
    {
        await using var app = await StartAsync();
        await using var node = await app.StartNodeAsync();
        var ada = await app.SignUp();
        var file = Samples.Noise(9_000_000);

        var id = await ada.UploadId(file);

        Assert.Equal(file, await ada.Download(id));
        Assert.Equal(file, await ada.Over(node).Download(id));
        using var range = await ada.TryDownload(id, with: h => h.Range = new(8_500_000, 8_500_099));
        Assert.Equal(file[8_500_000..8_500_100], await range.Content.ReadAsByteArrayAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(app.DataDirectory, "media"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_is_made_of_a_picture_is_in_the_store_as_well()
    {
        await using var app = await StartAsync();
        var ada = await app.SignUp();

        var id = await ada.UploadId(Samples.Png(40, 30, $"{Guid.NewGuid()}"));
        await app.AllJobsAreDone();

        Assert.Equal("ready", (await ada.Get($"/media/{id}")).GetProperty("status").GetString());
        Assert.NotEmpty(await ada.Download(id));
        Assert.NotEmpty(await ada.Download(id, "variants/160"));
        Assert.Empty(Directory.GetFiles(Path.Combine(app.DataDirectory, "media"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Without_its_store_the_server_takes_no_files_and_says_so()
    {
        await using var app = await ChatApp.StartAsync(
            ("Media:S3:Bucket", "chat-media"), ("Media:S3:ServiceUrl", "http://127.0.0.1:1"), ("Media:S3:AccessKey", "a"), ("Media:S3:SecretKey", "b"));
        var ada = await app.SignUp();

        using var refused = await ada.TryUpload(Samples.Noise(10));

        await refused.ShouldRefuse(503, "storage-unavailable");
    }

    [Fact]
    public async Task Settings_that_are_empty_choose_the_disk()
    {
        await using var app = await ChatApp.StartAsync(
            ("Media:S3:Bucket", ""), ("Media:S3:ServiceUrl", ""), ("Media:S3:Region", ""), ("Media:S3:AccessKey", ""), ("Media:S3:SecretKey", ""));
        var ada = await app.SignUp();

        await ada.Upload(Samples.Noise(10));

        Assert.Single(Directory.GetFiles(Path.Combine(app.DataDirectory, "media", "blobs"), "*", SearchOption.AllDirectories));
    }

    private Task<ChatApp> StartAsync() => ChatApp.StartAsync(
        ("Media:S3:Bucket", s3.Options.Bucket!),
        ("Media:S3:ServiceUrl", s3.Options.ServiceUrl!.AbsoluteUri),
        ("Media:S3:AccessKey", s3.Options.AccessKey!),
        ("Media:S3:SecretKey", s3.Options.SecretKey!));
}
