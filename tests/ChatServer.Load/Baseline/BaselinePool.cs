using Npgsql;

namespace ChatServer.Load.Baseline;

/// <summary>The baseline's connections, as many as the measurement says.</summary>
internal sealed class BaselinePool(string connectionString) : IAsyncDisposable
{
    private NpgsqlDataSource? _source;

    public NpgsqlDataSource Source => _source!;

    /// <summary>Between requests only.</summary>
    public async Task ResizeAsync(int connections)
    {
        await DisposeAsync();
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = connections,
            MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 1,
        });
    }

    public ValueTask DisposeAsync() => _source?.DisposeAsync() ?? ValueTask.CompletedTask;
}
