using ChatServer.Harness;

namespace ChatServer.Tests.Permissions;

/// <summary>A server with nobody on it but the cast, so that any change in its database is the caller's doing.</summary>
public sealed class Stage : IAsyncLifetime
{
    internal ChatApp App { get; } = new();

    internal Cast Cast { get; private set; } = null!;

    internal Dictionary<string, IDoor> Doors { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        Doors = Operations.Of(App.Services);
        Cast = await Cast.GatherAsync(App);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
