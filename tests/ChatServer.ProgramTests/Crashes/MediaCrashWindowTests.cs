using System.Security.Cryptography;
using ChatServer.Harness;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>The server dies after content is safely stored and before a row refers to it.</summary>
public sealed class MediaCrashWindowTests(CrashWindowTests.StartedServer started) : IClassFixture<CrashWindowTests.StartedServer>, IAsyncLifetime
{
    // More than a job is held and less than the grace time.
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    private static readonly TimeSpan MoreThanAnythingWaits = TimeSpan.FromHours(31);

    private readonly CrashServer _server = started.Server;
    private TestUser _ada = null!;
    private Guid _conversation;

    public async ValueTask InitializeAsync()
    {
        _ada = new TestUser(_server) { Username = $"ada-{Guid.NewGuid():N}"[..20] };
        await _ada.SignUp();
        _conversation = (await _ada.Post("/conversations", new { kind = "group", title = "Tea", memberIds = Array.Empty<Guid>() }))
            .GetProperty("id").GetGuid();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_uploaded_and_belongs_to_nobody_yet_stays_for_the_grace_time_and_no_longer()
    {
        var file = Samples.Noise(100_000);
        await using (var held = await HoldAdaAsync())
            await KillUnderAsync(held, _ada.TryUpload(file));

        await ComeBackAfterAsync(AnHour);
        Assert.Equal(file, await File.ReadAllBytesAsync(PathOf(file)));
        Assert.Contains(await new StoredMedia(_server).LeftOverAsync(), left => left.Contains("is of no media", StringComparison.Ordinal));

        await LiveOnAfterAsync(MoreThanAnythingWaits);
        Assert.False(File.Exists(PathOf(file)));
        Assert.Empty(await new StoredMedia(_server).LeftOverAsync());
    }

    [Fact]
    public async Task What_came_in_pieces_and_belongs_to_nobody_yet_is_found_by_asking_how_far_it_is()
    {
        var file = Samples.Noise(100_000);
        var upload = await _ada.Begin(file.Length);
        await _ada.Append(upload, 0, file[..60_000]);
        await using (var held = await HoldAdaAsync())
            await KillUnderAsync(held, _ada.TryAppend(upload, 60_000, file[60_000..]));

        await ComeBackAfterAsync(AnHour);
        Assert.Equal(file.Length, await _ada.Offset(upload));
        Assert.Equal(file, await _ada.Download(upload));
        await _ada.SendMedia(_conversation, upload);

        await LiveOnAfterAsync(MoreThanAnythingWaits);
        Assert.Equal(file, await _ada.Download(upload));
        Assert.Empty(await new StoredMedia(_server).LeftOverAsync());
    }

    [Fact]
    public async Task What_was_made_of_a_picture_and_not_written_down_is_made_again_and_nothing_of_it_is_left_over()
    {
        Guid media;
        await using (var held = await HeldDatabase.TakeAsync(_server, "lock table media_variants in share mode"))
        {
            media = await _ada.UploadId(Samples.Png(640, 480, $"{Guid.NewGuid()}"));
            await _ada.SendMedia(_conversation, media);
            await KillUnderAsync(held);
        }

        await ComeBackAfterAsync(AnHour);
        var made = await _ada.WaitUntilProcessed(media);
        Assert.Equal("ready", made.GetProperty("status").GetString());
        foreach (var variant in made.GetProperty("variants").EnumerateArray())
            Assert.Equal(variant.GetProperty("bytes").GetInt32(), (await _ada.Download(media, $"variants/{variant.GetProperty("name")}")).Length);

        await LiveOnAfterAsync(MoreThanAnythingWaits);
        Assert.Empty(await new StoredMedia(_server).LeftOverAsync());
    }

    [Fact]
    public async Task Media_of_a_message_that_was_not_written_are_in_it_after_asking_again()
    {
        var file = Samples.Noise(1_000);
        var (media, clientId) = (await _ada.UploadId(file), Guid.NewGuid());
        await using (var held = await HeldDatabase.TakeAsync(_server, $"select from conversations where id = '{_conversation}' for update"))
            await KillUnderAsync(held, _ada.TrySendMedia(_conversation, [media], clientId));

        await ComeBackAfterAsync(AnHour);
        var message = await _ada.SendMedia(_conversation, [media], clientId);
        Assert.Equal(media, message.GetProperty("media")[0].GetProperty("id").GetGuid());
        await LiveOnAfterAsync(MoreThanAnythingWaits);
        Assert.Equal(file, await _ada.Download(media));
    }

    private Task<HeldDatabase> HoldAdaAsync() => HeldDatabase.TakeAsync(_server, $"select from users where id = '{_ada.Id}' for update");

    private async Task KillUnderAsync(HeldDatabase held, params Task<HttpResponseMessage>[] requests)
    {
        await held.StopsServerAsync();
        await _server.KillAsync();
        foreach (var request in requests) await Assert.ThrowsAsync<HttpRequestException>(() => request);
    }

    private async Task LiveOnAfterAsync(TimeSpan time)
    {
        await _server.KillAsync();
        await ComeBackAfterAsync(time);
    }

    /// <summary>Starts the server again, and lets it do everything that is due then.</summary>
    private async Task ComeBackAfterAsync(TimeSpan time)
    {
        await _server.PassAsync(time);
        await _server.StartAsync();
        await _server.AllJobsAreDoneAsync();
    }

    private string PathOf(byte[] content)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(content));
        return Path.Combine(_server.MediaDirectory, "blobs", name[..2], name);
    }
}
