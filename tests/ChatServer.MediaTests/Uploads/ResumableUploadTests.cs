using System.Net;
using System.Security.Cryptography;
using ChatServer.Harness;
using ChatServer.Media.Uploads;
using ChatServer.MediaTests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.MediaTests.Uploads;

/// <summary>Uploads by tus 1.0.0, request by request; <see cref="TusClientTests"/> has the official client.</summary>
public sealed class ResumableUploadTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task What_comes_in_pieces_becomes_a_media_like_what_comes_at_once()
    {
        var ada = await app.SignUp();
        var file = Samples.Zip("in", "pieces");

        var id = await ada.Begin(file.Length, "../tea.zip", isSensitive: true);
        Assert.Equal(10, await ada.Append(id, 0, file[..10]));
        await (await ada.TryGet($"/media/{id}")).ShouldRefuse(404, "no-such-media");
        Assert.Equal(file.Length, await ada.Append(id, 10, file[10..]));

        var media = await ada.Get($"/media/{id}");
        Assert.Equal(("application/zip", "tea.zip"), (media.GetProperty("contentType").GetString(), media.GetProperty("fileName").GetString()));
        Assert.True(media.GetProperty("sensitive").GetBoolean());
        Assert.Equal(file, await ada.Download(id, "content?reveal=true"));
        Assert.Equal(id, (await ada.Get($"/uploads/{id}")).GetProperty("mediaId").GetGuid());
        Assert.False(File.Exists(PathOf(id)));
    }

    [Fact]
    public async Task Clients_are_told_what_they_may_do()
    {
        using var response = await app.Stranger().TryUploads(HttpMethod.Options, "", version: null);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("1.0.0", response.Header("Tus-Version"));
        Assert.Equal("creation,checksum,expiration,termination", response.Header("Tus-Extension"));
        Assert.Equal("sha1,sha256", response.Header("Tus-Checksum-Algorithm"));
        Assert.Equal($"{4L << 30}", response.Header("Tus-Max-Size"));
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_refused_and_told_which_one_is_spoken()
    {
        var ada = await app.SignUp();

        using var response = await ada.TryUploads(HttpMethod.Post, "", headers => headers.Add("Upload-Length", "3"), version: "0.2.2");

        Assert.Equal("1.0.0", response.Header("Tus-Version"));
        await response.ShouldRefuse(412, "unsupported-tus-version");
    }

    [Fact]
    public async Task HEAD_tells_all_that_a_client_needs_to_go_on()
    {
        var ada = await app.SignUp();
        var id = await ada.Begin(1000, "tea.txt");
        await ada.Append(id, 0, new byte[400]);

        using var response = await ada.TryLook(id);

        Assert.Equal(("400", "1000"), (response.Header("Upload-Offset"), response.Header("Upload-Length")));
        Assert.StartsWith("filename dGVhLnR4dA==,", response.Header("Upload-Metadata"), StringComparison.Ordinal);
        Assert.Equal("no-store", response.Header("Cache-Control"));
        var left = DateTimeOffset.Parse(response.Header("Upload-Expires")!, System.Globalization.CultureInfo.InvariantCulture) - app.Clock.GetUtcNow();
        Assert.InRange(left, TimeSpan.FromHours(23.9), TimeSpan.FromHours(24));
    }

    [Fact]
    public async Task A_piece_that_begins_elsewhere_is_refused_and_one_that_is_too_long_too()
    {
        var ada = await app.SignUp();
        var id = await ada.Begin(10);
        await ada.Append(id, 0, new byte[4]);

        await (await ada.TryAppend(id, 0, new byte[4])).ShouldRefuse(409, "upload-offset-conflict");
        await (await ada.TryAppend(id, 5, new byte[4])).ShouldRefuse(409, "upload-offset-conflict");
        await (await ada.TryAppend(id, 4, new byte[7])).ShouldRefuse(413, "upload-too-long");

        Assert.Equal(4, await ada.Offset(id));
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public async Task A_piece_that_is_not_what_its_checksum_says_is_not_stored(string algorithm)
    {
        var ada = await app.SignUp();
        var file = Samples.Noise(5_000);
        var id = await ada.Begin(file.Length);
        var (right, wrong) = ($"{algorithm} {Sum(algorithm, file[..2_000])}", $"{algorithm} {Sum(algorithm, file)}");

        await (await ada.TryAppend(id, 0, file[..2_000], wrong)).ShouldRefuse(460, "checksum-mismatch");
        Assert.Equal(0, await ada.Offset(id));

        Assert.Equal(2_000, await ada.Append(id, 0, file[..2_000], right));
        await ada.Append(id, 2_000, file[2_000..]);
        Assert.Equal(file, await ada.Download(id));
    }

    [Fact]
    public async Task One_request_at_a_time_holds_an_upload()
    {
        var ada = await app.SignUp();
        var file = Samples.Noise(1_000);
        var id = await ada.Begin(file.Length);
        using var slow = new SlowContent(file[..300], file[300..]);
        var sending = ada.TryAppend(id, 0, slow);
        await HasArrived(id, 300);

        Assert.Equal(HttpStatusCode.Locked, (await ada.TryLook(id)).StatusCode);
        await (await ada.TryAppend(id, 0, file)).ShouldRefuse(423, "upload-locked");
        await (await ada.TryEnd(id)).ShouldRefuse(423, "upload-locked");

        slow.GoOn();
        Assert.Equal(HttpStatusCode.NoContent, (await sending).StatusCode);
        Assert.Equal(file, await ada.Download(id));
    }

    [Fact]
    public async Task What_arrived_before_a_connection_was_cut_is_kept()
    {
        var ada = await app.SignUp();
        var file = Samples.Noise(100_000);
        var id = await ada.Begin(file.Length);
        using var slow = new SlowContent(file[..60_000], file[60_000..]);
        var sending = ada.TryAppend(id, 0, slow);
        await HasArrived(id, 60_000);

        slow.BreakOff();
        await Assert.ThrowsAnyAsync<Exception>(() => sending);
        await Eventually.IsTrue(async () => (await ada.TryLook(id)).StatusCode == HttpStatusCode.OK, "the server notices it");

        Assert.Equal(60_000, await ada.Offset(id));
        await ada.Append(id, 60_000, file[60_000..]);
        Assert.Equal(file, await ada.Download(id));
    }

    [Fact]
    public async Task What_the_disk_has_beyond_the_offset_does_not_count()
    {
        var ada = await app.SignUp();
        var file = Samples.Noise(1_000);
        var id = await ada.Begin(file.Length);
        await ada.Append(id, 0, file[..300]);

        // As when the machine lost its power in the middle of a piece.
        await File.AppendAllTextAsync(PathOf(id), "not known to be safe");

        Assert.Equal(300, await ada.Offset(id));
        await ada.Append(id, 300, file[300..]);
        Assert.Equal(file, await ada.Download(id));
    }

    [Fact]
    public async Task An_upload_that_was_whole_when_the_server_was_killed_becomes_a_media_when_it_is_looked_at()
    {
        var ada = await app.SignUp();
        var file = Samples.Noise(1_000);
        var id = await ada.Begin(file.Length);
        await File.WriteAllBytesAsync(PathOf(id), file);
        await app.WithDatabase(db => db.Set<Upload>().Where(u => u.Id == id).ExecuteUpdateAsync(u => u.SetProperty(x => x.Offset, file.Length)));

        Assert.Equal(file.Length, await ada.Offset(id));

        Assert.Equal(file, await ada.Download(id));
    }

    [Fact]
    public async Task An_upload_that_is_ended_or_that_nobody_goes_on_with_leaves_nothing()
    {
        var ada = await app.SignUp();
        var (ended, forgotten) = (await ada.Begin(1_000), await ada.Begin(1_000));
        foreach (var id in new[] { ended, forgotten }) await ada.Append(id, 0, new byte[500]);

        Assert.Equal(HttpStatusCode.NoContent, (await ada.TryEnd(ended)).StatusCode);
        app.Clock.Advance(TimeSpan.FromHours(24));
        await (await ada.TryGet($"/uploads/{forgotten}")).ShouldRefuse(404, "no-such-upload");
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await Eventually.IsTrue(() => Task.FromResult(!File.Exists(PathOf(forgotten))), "the file is gone");

        await (await ada.TryGet($"/uploads/{ended}")).ShouldRefuse(404, "no-such-upload");
        Assert.False(File.Exists(PathOf(ended)));
        await app.AllJobsAreDone();
        Assert.Equal(0, await app.WithDatabase(db => db.Set<Upload>().CountAsync(u => u.OwnerId == ada.Id)));
    }

    [Fact]
    public async Task Room_is_what_limits_uploads()
    {
        await using var tight = await ChatApp.StartAsync(
            ("Media:MaxImageBytes", "50"),
            ("Media:MaxFileBytes", "1000"),
            ("Media:MaxVideoBytes", "1000"),
            ("Media:MaxAudioBytes", "1000"),
            ("Media:QuotaBytes", "1500"),
            ("Media:MaxUploads", "3"));
        var (ada, ben) = (await tight.SignUp(), await tight.SignUp());

        await (await ada.TryBegin(0)).ShouldRefuse(400, "invalid-request");
        await (await ada.TryBegin(1001)).ShouldRefuse(413, "media-too-large");
        await ada.Begin(1000);
        await (await ada.TryBegin(501)).ShouldRefuse(409, "media-quota-exceeded");

        var png = Samples.Png();
        var picture = await ben.Begin(png.Length);
        await (await ben.TryAppend(picture, 0, png)).ShouldRefuse(413, "media-too-large");
        await (await ben.TryGet($"/uploads/{picture}")).ShouldRefuse(404, "no-such-upload");
        for (var i = 0; i < 3; i++) await ben.Begin(1);
        await (await ben.TryBegin(1)).ShouldRefuse(409, "too-many-uploads");
    }

    private static string Sum(string algorithm, byte[] bytes) =>
        Convert.ToBase64String(CryptographicOperations.HashData(new HashAlgorithmName(algorithm.ToUpperInvariant()), bytes));

    private Task HasArrived(Guid uploadId, int bytes) => Eventually.IsTrue(
        () => Task.FromResult(new FileInfo(PathOf(uploadId)) is { Exists: true } file && file.Length == bytes), "the first part has arrived");

    private string PathOf(Guid uploadId) => app.Services.GetRequiredService<UploadFiles>().PathOf(uploadId);
}
