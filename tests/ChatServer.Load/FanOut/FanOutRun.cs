using System.Diagnostics;
using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;
using ChatServer.Load.Rounds;
using ChatServer.Load.Sockets;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.FanOut;

/// <summary>One program with its readers and its speaker.</summary>
internal sealed class FanOutRun(RunningProgram program, Postgres postgres, World world, string hub) : IAsyncDisposable
{
    private const int SpeakersDevices = 8;

    // The buffers on this machine's own network would take minutes to fill; those of a phone do not.
    private const int SmallBuffer = 32 * 1024;

    private static readonly TimeSpan RunUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PatienceForAll = TimeSpan.FromSeconds(60);

    private readonly CpuClock _clock = new(program.Id, postgres.Id);
    private readonly SocketCrowd _crowd = new(program.Address, hub);
    private readonly SocketCrowd _stage = new(program.Address, hub);
    private readonly SocketCrowd _guests = new(program.Address, hub, SmallBuffer);
    private readonly Speaker _speaker = new(world.Members.Keys.Single());
    private Reader[] _readers = [];

    public RunningProgram Program => program;

    /// <summary>Everything that was heard in the last window.</summary>
    public IEnumerable<Sample> Samples => _readers.SelectMany(r => r.Samples);

    /// <summary>The first of the people are connected, and the very first speaks by devices of their own.</summary>
    public async Task ConnectAsync(int readers)
    {
        _readers = [.. Enumerable.Range(0, readers).Select(_ => new Reader())];
        await _crowd.ConnectAsync(world.People.Take(readers).Select(p => p.Token), n => _readers[n].Hear);
        await _stage.ConnectAsync(Enumerable.Repeat(world.People[0].Token, SpeakersDevices), _ => _speaker.Hear);
    }

    /// <param name="perSecond">Messages.</param>
    /// <param name="duration">How long they count.</param>
    /// <param name="atStart">What happens in the moment from which on they count.</param>
    public async Task<Measurement> MeasureAsync(double perSecond, TimeSpan duration, Action? atStart = null)
    {
        var window = new Window(RunUp, duration);
        foreach (var reader in _readers) reader.Begin(window);
        var speaking = Task.Run(() => _speaker.SpeakAsync(_stage.Clients, perSecond, window));

        await window.StartsAsync();
        var before = _clock.Read();
        atStart?.Invoke();
        await window.EndsAsync();
        var cpu = _clock.Read() - before;
        await speaking;
        await AllHeardAsync();

        return new Measurement(Samples.Select(s => s.Milliseconds))
        {
            Duration = duration,
            Cpu = cpu,
            ServerMemory = ProcessTimes.MemoryOf(program.Id),
            PostgresMemory = ProcessTimes.MemoryOfFamily(postgres.Id),
        };
    }

    /// <summary>The rest of the people connect. They are not counted.</summary>
    public Task AdmitGuestsAsync() => _guests.ConnectAsync(world.People.Skip(_readers.Length).Select(p => p.Token));

    public void StallGuests()
    {
        foreach (var guest in _guests.Clients) guest.StopReading();
    }

    public void DropGuests() => _guests.Drop();

    public async ValueTask DisposeAsync()
    {
        await _guests.DisposeAsync();
        await _stage.DisposeAsync();
        await _crowd.DisposeAsync();
    }

    // Late is measured; never is a failure.
    private async Task AllHeardAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (_readers.Any(r => r.Heard < _speaker.Sent))
        {
            _crowd.RequireAllConnected();
            if (Stopwatch.GetElapsedTime(started) > PatienceForAll) throw new LoadFailedException("Not everybody heard everything.");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        if (Array.Exists(_readers, r => r.Heard > _speaker.Sent)) throw new LoadFailedException("Somebody heard something twice.");
    }
}
