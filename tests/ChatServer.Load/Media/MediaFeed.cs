using System.Net.Http.Headers;
using ChatServer.Load.Programs;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Media;

/// <summary>Somebody who uploads so much that media always wait for their processing.</summary>
/// <param name="files">In turns.</param>
/// <param name="waiting">How many are to wait, or to be worked on.</param>
internal sealed class MediaFeed(MeasuredServer server, Person person, IReadOnlyList<string> files, int waiting) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient _http = server.Program.Connect();
    private readonly CancellationTokenSource _end = new();
    private Task _feeding = Task.CompletedTask;
    private int _uploads;
    private long _doneBefore;

    /// <summary>The fewest that were seen waiting while it went on.</summary>
    public long Fewest { get; private set; } = long.MaxValue;

    /// <summary>Returns when enough of them wait; from then on it sees to it that they do.</summary>
    public async Task BeginAsync()
    {
        await FillUpAsync();
        _doneBefore = await CountAsync("ready");
        _feeding = FeedAsync();
    }

    /// <summary>Uploads no more.</summary>
    /// <returns>How many were processed since it began.</returns>
    public async Task<long> EndAsync()
    {
        await _end.CancelAsync();
        await _feeding;
        return await CountAsync("ready") - _doneBefore;
    }

    /// <summary>Returns when everything is processed, so that nothing of it weighs on what comes next.</summary>
    public async Task RunDryAsync()
    {
        using var look = new PeriodicTimer(BetweenLooks);
        while (await CountAsync("processing") > 0) await look.WaitForNextTickAsync();
        if (await CountAsync("failed") > 0) throw new LoadFailedException("A media could not be processed.");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _feeding;
        _http.Dispose();
        _end.Dispose();
    }

    private async Task FeedAsync()
    {
        using var look = new PeriodicTimer(BetweenLooks);
        while (!_end.IsCancellationRequested)
        {
            Fewest = Math.Min(Fewest, await FillUpAsync());
            await look.WaitForNextTickAsync();
        }
    }

    /// <returns>How many waited before.</returns>
    private async Task<long> FillUpAsync()
    {
        var before = await CountAsync("processing");
        for (var missing = waiting - before; missing > 0; missing--) await UploadAsync(files[_uploads++ % files.Count]);
        return before;
    }

    private async Task UploadAsync(string file)
    {
        using var content = new StreamContent(File.OpenRead(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/media")
        {
            Headers = { Authorization = person.Authorization },
            Content = new MultipartFormDataContent { { content, "file", Path.GetFileName(file) } },
        };
        using var answer = await _http.SendAsync(request);
        if (!answer.IsSuccessStatusCode) throw new LoadFailedException($"An upload was refused: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task<long> CountAsync(string status) => (long)(await server.AskAsync($"select count(*) from media where status = '{status}'"))!;
}
