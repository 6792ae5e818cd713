using System.Text.Json;
using System.Threading.Channels;
using ChatServer.Harness;
using ChatServer.ProgramTests.Histories;
using Microsoft.AspNetCore.SignalR.Client;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>A device as an app has it: it applies what it hears, asks for what it lacks, and comes back whenever it is cut off.</summary>
internal sealed class FollowingDevice : IAsyncDisposable
{
    private static readonly TimeSpan Backoff = TimeSpan.FromMilliseconds(100);

    private readonly Channel<Func<Task>> _todo = Channel.CreateUnbounded<Func<Task>>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private readonly HubConnection _connection;
    private readonly ClientState _state;
    private readonly Task _following;

    private FollowingDevice(string name, Uri address, TestUser user, ClientState state, History history)
    {
        (Name, User, _state) = (name, user, state);
        state.Applied = (conversationId, epoch, change) => history.Heard.Enqueue(new Heard(
            name,
            user.Id,
            conversationId,
            epoch,
            change.GetProperty("seq").GetInt64(),
            change.GetProperty("kind").GetString()!,
            SubjectOf(change)));

        _connection = new HubConnectionBuilder().WithWebSocket(new Uri(address, "/hubs/chat"), user.Token).Build();
        _connection.On<JsonElement>("change", change => Do(() => _state.TryApply(change) ? Task.CompletedTask : _state.Sync()));
        _connection.On<JsonElement>("receipt", receipt => Do(() => _state.Move(receipt)));
        _connection.On<JsonElement>("user", card => Do(() => _state.Meet(card)));
        _connection.On<JsonElement>("resync", _ => Do(_state.Sync));
        _connection.Closed += _ =>
        {
            Do(ComeBackAsync);
            return Task.CompletedTask;
        };
        Do(ComeBackAsync);
        _following = FollowAsync();
    }

    public string Name { get; }

    public TestUser User { get; }

    /// <summary>Times that it had to come back.</summary>
    public int Returns { get; private set; } = -1;

    /// <param name="user">Of a <see cref="PatientServer"/>.</param>
    public static async Task<FollowingDevice> StartAsync(string name, Uri address, TestUser user, History history) =>
        new(name, address, user, await ClientState.Load(user), history);

    public long SeqOf(Guid conversationId) => _state.SeqOf(conversationId);

    /// <summary>Waits until it has heard everything up to a position, without being asked to.</summary>
    public Task HearsAsync(Guid conversationId, long seq) => Eventually.IsTrue(
        async () =>
        {
            if (_following.IsCompleted) await _following;
            return SeqOf(conversationId) >= seq;
        },
        $"{Name} hears everything up to {seq}");

    /// <summary>Stops to follow, asks a last time, and compares itself with a fresh client.</summary>
    public async Task<FinalState> EndAsync()
    {
        _todo.Writer.TryComplete();
        await _following;
        await _state.Sync();
        return new FinalState(Name, User.Id, _state.Describe(), (await ClientState.Load(User)).Describe());
    }

    public async ValueTask DisposeAsync()
    {
        _todo.Writer.TryComplete();
        await _stopping.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _connection.DisposeAsync();
        _stopping.Dispose();
    }

    private static Guid SubjectOf(JsonElement change)
    {
        if (change.TryGetProperty("message", out var message)) return message.GetProperty("id").GetGuid();
        return change.TryGetProperty("member", out var member)
            ? member.GetProperty("userId").GetGuid()
            : change.GetProperty("conversation").GetProperty("id").GetGuid();
    }

    private void Do(Func<Task> step) => _todo.Writer.TryWrite(step);

    private void Do(Action step) => Do(() =>
    {
        step();
        return Task.CompletedTask;
    });

    private async Task FollowAsync()
    {
        await foreach (var step in _todo.Reader.ReadAllAsync(_stopping.Token)) await step();
    }

    private async Task ComeBackAsync()
    {
        using var backoff = new PeriodicTimer(Backoff);
        while (!await TryConnectAsync()) await backoff.WaitForNextTickAsync(_stopping.Token);
        Returns++;
        await _state.Sync();
    }

    private async Task<bool> TryConnectAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            await _connection.StartAsync(patience.Token);
            return true;
        }
        catch (Exception) when (!_stopping.IsCancellationRequested)
        {
            return false; // Whatever the reason: it tries again.
        }
    }
}
