using ChatServer.Harness;

namespace ChatServer.ContractTests.Permissions;

/// <summary>A server with nobody on it but the cast, so that any change in its database is the caller's doing.</summary>
public sealed class Stage : IAsyncLifetime
{
    private Scene _untouched = null!;

    internal ChatApp App { get; } = new();

    internal Cast Cast { get; private set; } = null!;

    /// <summary>Where what may be done over and over is done.</summary>
    internal Scene Used { get; private set; } = null!;

    internal Dictionary<string, IDoor> Doors { get; private set; } = null!;

    /// <summary>The scene in which all refusals are asked for; since they change nothing, one is enough.</summary>
    internal Scene Untouched(Role caller) => _untouched with { Caller = Cast[caller] };

    /// <summary>What the server does by itself must not look as if somebody had asked for it.</summary>
    internal async Task IsQuiet()
    {
        await App.AllJobsAreDone();
        await App.AllIsHeard();
    }

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        Doors = Operations.Of(App.Services);
        Cast = await Cast.GatherAsync(App);
        _untouched = await Cast.SetSceneAsync();
        Used = await Cast.SetSceneAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
