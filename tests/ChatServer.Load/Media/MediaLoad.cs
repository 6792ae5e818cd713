using ChatServer.Load.Images;
using ChatServer.Load.Programs;
using ChatServer.Load.Rounds;
using ChatServer.Load.Sending;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Media;

/// <summary>What media cost those who send: half-load sends without them, and while photos and videos always wait, in turns.</summary>
internal sealed class MediaLoad(MediaLoadOptions options)
{
    public const string Verb = "media";

    private const string Without = "sends alone";
    private const string With = "while media are processed";
    private const int Photos = 7;

    private readonly World _world = SendLoad.MakeWorld(options.Rounds);
    private readonly RoundReport _report = new(options.Rounds, "sends", $"{options.Rate} sends per second by a clock; {SendLoad.Description}");

    public async Task RunAsync()
    {
        var directory = Directory.CreateTempSubdirectory("chatserver-load-").FullName;
        try
        {
            await CompareAsync(await MakeFilesAsync(directory));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private async Task CompareAsync(IReadOnlyList<string> files)
    {
        await using var server = await MeasuredServer.StartAsync(
            options.Rounds.Data, options.Rounds.ServerSettings.Prepend($"--Media:QuotaBytes={long.MaxValue}"));
        await WorldWriter.WriteAsync(_world, server.Database);
        await _report.BeginAsync(server.Postgres);
        Console.WriteLine($"{options.Waiting} media wait: of {files.Count} one is a video of 3 s and 1080p, the others are photos of 12 megapixels");
        var sends = SendRequests.Of(_world, options.Rounds.Clients) with { Rate = options.Rate };
        var run = new ClientRun(sends, server.Program, server.Postgres);
        await run.MeasureAsync(options.Rounds.WarmUp);

        for (var round = 1; round <= options.Rounds.Rounds; round++)
        {
            _report.Add(Without, await run.MeasureAsync(options.Rounds.Duration));
            await MeasureWithMediaAsync(server, run, files);
        }

        _report.End();
        Console.WriteLine("\nAmong the others are ffmpeg and ffprobe, which the server runs.");
    }

    private async Task MeasureWithMediaAsync(MeasuredServer server, ClientRun run, IReadOnlyList<string> files)
    {
        await using var feed = new MediaFeed(server, _world.People[0], files, options.Waiting);
        await feed.BeginAsync();
        var measured = await run.MeasureAsync(options.Rounds.Duration);
        var done = await feed.EndAsync();

        _report.Add(With, measured);
        Console.WriteLine($"  {done} media were processed; never fewer than {feed.Fewest} waited or were worked on");
        if (feed.Fewest == 0) throw new LoadFailedException("There was a moment with nothing to process.");
        await feed.RunDryAsync();
    }

    private static async Task<IReadOnlyList<string>> MakeFilesAsync(string directory)
    {
        var files = new List<string> { await Clip.MakeAsync(directory) };
        for (var seed = 0; seed < Photos; seed++) files.Add(await Photo.MakeAsync(directory, seed));
        return files;
    }
}
