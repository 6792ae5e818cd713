using ChatServer.Harness;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>Three people send each other files while the server is killed again and again, and hours pass between its lives.</summary>
internal sealed class MediaCrashRun : IAsyncDisposable
{
    private const int SendersPerPerson = 2;

    // So that there is always something to sweep, which is killed too; less than what is sent soon may take.
    private static readonly TimeSpan BetweenLives = TimeSpan.FromHours(7);

    private static readonly TimeSpan UntilEverythingIsDue = TimeSpan.FromHours(31);

    private readonly PatientServer _patient;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TestUser> _people = [];
    private readonly List<MediaSender> _senders = [];
    private readonly List<Task> _doing = [];
    private readonly StoredMedia _stored;

    private MediaCrashRun()
    {
        _patient = new PatientServer(Server.Address);
        _stored = new StoredMedia(Server);
    }

    public CrashServer Server { get; } = new();

    private IEnumerable<SentMedia> Sent => _senders.SelectMany(s => s.Sent);

    private int Uploads => _senders.Sum(s => s.Uploads);

    public static async Task<MediaCrashRun> StartAsync(Random random)
    {
        var run = new MediaCrashRun();
        await run.Server.StartAsync();
        foreach (var name in new[] { "ada", "ben", "cleo" })
        {
            var person = new TestUser(run._patient) { Username = name };
            await person.SignUp();
            run._people.Add(person);
        }

        var group = await run._people[0].Post("/conversations", new { kind = "group", title = "Tea", memberIds = run._people.Skip(1).Select(p => p.Id) });
        foreach (var person in run._people)
            for (var i = 0; i < SendersPerPerson; i++) run.Send(person, group.GetProperty("id").GetGuid(), new Random(random.Next()));
        return run;
    }

    /// <summary>Waits until so many more uploads were acknowledged.</summary>
    public async Task UploadsAreAcknowledgedAsync(int count)
    {
        var enough = Uploads + count;
        await Eventually.IsTrue(
            async () =>
            {
                if (_doing.Find(d => d.IsFaulted) is { } broken) await broken;
                return Uploads >= enough;
            },
            "uploads are acknowledged");
    }

    public Task KillAsync() => LiveOnAfterAsync(BetweenLives);

    /// <summary>Lets everybody finish, and returns what is missing; then, after everything came due, what is left over.</summary>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_doing);
        await LiveOnAfterAsync(BetweenLives);
        await Server.AllJobsAreDoneAsync();
        var missing = await MissingAsync();

        // First the media go, and from then on their content is due some time later.
        for (var i = 0; i < 2; i++)
        {
            await LiveOnAfterAsync(UntilEverythingIsDue);
            await Server.AllJobsAreDoneAsync();
        }

        return [.. missing, .. await MissingAsync(), .. await _stored.LeftOverAsync()];
    }

    public string Describe() =>
        $"{Uploads} uploads acknowledged, {Sent.Count()} messages with {Sent.Sum(s => s.Files.Count)} media sent, {Sent.Count(s => s.IsTakenBack)} of them taken back; "
        + $"{_stored.SetAside} set aside; {_stored.Read} files read back, {_stored.Files} in the store at the end";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_doing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Server.DisposeAsync();
        _patient.Dispose();
        _stop.Dispose();
    }

    private void Send(TestUser person, Guid group, Random random)
    {
        var sender = new MediaSender(person, group, random);
        _senders.Add(sender);
        _doing.Add(sender.RunAsync(_stop.Token));
    }

    private async Task LiveOnAfterAsync(TimeSpan time)
    {
        await Server.KillAsync();
        await Server.PassAsync(time);
        await Server.StartAsync();
    }

    private async Task<List<string>> MissingAsync()
    {
        var missing = new List<string>();
        foreach (var reader in _people) missing.AddRange(await _stored.MissingAsync(reader, Sent));
        return missing;
    }
}
