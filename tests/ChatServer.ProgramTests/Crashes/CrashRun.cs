using ChatServer.Harness;
using ChatServer.ProgramTests.Histories;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>Four people talk in two groups through everything that fails. What they did and heard is the history to be checked.</summary>
internal sealed class CrashRun : IAsyncDisposable
{
    private const int WritersPerPerson = 4;

    private readonly CrashServer _server = new();
    private readonly History _history = new();
    private readonly PatientServer _patient;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TestUser> _people = [];
    private readonly List<Guid> _groups = [];
    private readonly List<FollowingDevice> _devices = [];
    private readonly List<Uploader> _uploaders = [];
    private readonly List<Task> _doing = [];

    private CrashRun() => _patient = new PatientServer(_server.Address);

    public CrashServer Server => _server;

    private TestUser Ada => _people[0];

    private TestUser Eve => _people[3];

    public static async Task<CrashRun> StartAsync(CrashPlan plan)
    {
        var run = new CrashRun();
        if (plan.Failure == Failures.DiskIsFull) run._server.MoveToSmallDisk();
        if (plan.Failure == Failures.ClockIsSet) run._server.UseOwnClock();
        await run._server.StartAsync();
        foreach (var name in new[] { "ada", "ben", "cleo", "eve" }) run._people.Add(await run.SignUpAsync(name));
        foreach (var title in new[] { "Tea", "Coffee" }) run._groups.Add(await run.StartGroupAsync(title));
        foreach (var person in run._people) await run.FollowAsync($"{person.Username}'s phone", person);
        await run.FollowAsync("ben's laptop", run._people[1]);
        foreach (var person in run._people)
            for (var i = 0; i < WritersPerPerson; i++) run.Write(person, new Random(plan.Random.Next()));
        foreach (var device in run._devices) run._doing.Add(run.ReadAsync(device));
        run.Upload(run.Ada, new Random(plan.Random.Next()));
        return run;
    }

    /// <summary>Waits until so many more sends were acknowledged: whatever failed before, it works again.</summary>
    public async Task SendsAreAcknowledgedAsync(int count)
    {
        var enough = Acknowledged + count;
        await Eventually.IsTrue(
            async () =>
            {
                if (_doing.Find(d => d.IsFaulted) is { } broken) await broken;
                return Acknowledged >= enough;
            },
            "sends are acknowledged");
    }

    public async Task RemoveEveAsync()
    {
        using var response = await Ada.TryDelete($"/conversations/{_groups[0]}/members/{Eve.Id}");
        Assert.True((int)response.StatusCode is 204 or 404, $"{response}"); // 404: asked twice, as the first answer was lost.
    }

    /// <summary>Lets everybody finish, and tells the whole story.</summary>
    public async Task<History> EndAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_doing);
        foreach (var device in _devices) await HearsTheEndAsync(device);

        foreach (var device in _devices) _history.States.Enqueue(await device.EndAsync());
        var stored = new StoredConversations(_server.ConnectionString);
        _history.Stored.Enqueue(await stored.ReadAsync(_groups[0], _people.Except([Eve])));
        _history.Stored.Enqueue(await stored.ReadAsync(_groups[1], _people));
        foreach (var uploader in _uploaders) await uploader.LookAsync(_server.ConnectionString);
        return _history;
    }

    public string Describe() =>
        $"{Acknowledged} sends acknowledged, {_history.Sends.Count(s => s.Outcome == Outcome.Unknown)} unknown, " +
        $"{_history.Sends.Count(s => s.Outcome == Outcome.Failed)} refused, {_history.Edits.Count(e => e.Content is not null)} edited, {_history.Edits.Count(e => e.Content is null)} deleted; " +
        $"{_history.Heard.Count} changes heard by {_devices.Count} devices that came back {_devices.Sum(d => d.Returns)} times; " +
        $"{_history.Marks.Count} answers to marks, {_history.Uploads.Count} uploads";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_doing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var device in _devices) await device.DisposeAsync();
        await _server.DisposeAsync();
        _patient.Dispose();
        _stop.Dispose();
    }

    private int Acknowledged => _history.Sends.Count(s => s.Outcome == Outcome.Ok);

    private async Task<TestUser> SignUpAsync(string name)
    {
        var person = new TestUser(_patient) { Username = name };
        await person.SignUp();
        return person;
    }

    private async Task<Guid> StartGroupAsync(string title)
    {
        var others = _people.Skip(1).Select(p => p.Id);
        return (await Ada.Post("/conversations", new { kind = "group", title, memberIds = others })).GetProperty("id").GetGuid();
    }

    private async Task FollowAsync(string device, TestUser person) =>
        _devices.Add(await FollowingDevice.StartAsync(device, _server.Address, person, _history));

    private void Write(TestUser person, Random random) =>
        _doing.Add(new Writer(person.Over(_server), person, _groups, random, _history).RunAsync(_stop.Token));

    private void Upload(TestUser person, Random random)
    {
        var uploader = new Uploader(person, random, _history);
        _uploaders.Add(uploader);
        _doing.Add(uploader.RunAsync(_stop.Token));
    }

    /// <summary>Reads what came, in the one and the other group.</summary>
    private async Task ReadAsync(FollowingDevice device)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var turn = 0; !_stop.IsCancellationRequested; turn++)
        {
            var (group, seq, at) = (_groups[turn % 2], device.SeqOf(_groups[turn % 2]), History.Now);
            using var response = await device.User.TryPut($"/conversations/{group}/receipts/me", new { deliveredSeq = seq, readSeq = seq - (turn % 5) });
            if (response.IsSuccessStatusCode) await NoteAsync(response, group, device.User.Id, at);
            await pause.WaitForNextTickAsync();
        }
    }

    private async Task NoteAsync(HttpResponseMessage response, Guid group, Guid userId, long invokedAt)
    {
        var marks = System.Text.Json.JsonElement.Parse(await response.Content.ReadAsStringAsync());
        _history.Marks.Enqueue(new MarkAnswer(
            group, userId, invokedAt, History.Now, marks.GetProperty("deliveredSeq").GetInt64(), marks.GetProperty("readSeq").GetInt64()));
    }

    private async Task HearsTheEndAsync(FollowingDevice device)
    {
        foreach (var group in _groups.Where(g => device.User != Eve || g != _groups[0]))
        {
            var head = (await device.User.Get($"/conversations/{group}")).GetProperty("headSeq").GetInt64();
            await device.HearsAsync(group, head);
        }
    }
}
