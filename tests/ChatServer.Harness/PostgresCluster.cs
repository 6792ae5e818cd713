using System.Collections.Concurrent;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Harness;

/// <summary>One PostgreSQL for the whole run. Each <see cref="ChatApp"/> gets a copy of a database that was migrated once.</summary>
/// <remarks>CHATSERVER_TEST_DATABASE names a cluster to use instead: a connection string whose user may create databases.</remarks>
public sealed class PostgresCluster : IAsyncLifetime
{
    private const string Template = "chat_template";

    // CREATE DATABASE refuses a template that is being copied by someone else.
    private readonly SemaphoreSlim _copying = new(1);
    private readonly ConcurrentDictionary<string, IAsyncDisposable> _servers = [];
    private TestPostgres? _own;
    private string _address = "";

    public static PostgresCluster Current { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Current = this;
        await TestPostgres.RemoveLeftoversAsync();
        _address = Environment.GetEnvironmentVariable("CHATSERVER_TEST_DATABASE") ?? (_own = await TestPostgres.StartFastAsync()).ConnectionString;

        await ExecuteAsync($"drop database if exists {Template}");
        await ExecuteAsync($"create database {Template}");
        await using var db = new ChatDbContext(new DbContextOptionsBuilder<ChatDbContext>().UseNpgsql(AddressOf(Template, pooling: false)).Options);
        await db.Database.MigrateAsync();
    }

    /// <summary>Creates a migrated database and returns its connection string.</summary>
    public Task<string> CreateDatabaseAsync() => CreateDatabaseAsync($"template {Template}");

    /// <summary>The same for a server, which is ended with the cluster if nobody did before: fixtures of an assembly go in any order.</summary>
    internal async Task<string> CreateDatabaseAsync(IAsyncDisposable server)
    {
        var database = await CreateDatabaseAsync();
        _servers[database] = server;
        return database;
    }

    /// <summary>Creates a database without tables and returns its connection string.</summary>
    public Task<string> CreateEmptyDatabaseAsync() => CreateDatabaseAsync("template template0");

    public async Task DropDatabaseAsync(string connectionString)
    {
        await ExecuteAsync($"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");
        _servers.TryRemove(connectionString, out _);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values) await server.DisposeAsync();
        _copying.Dispose();
        if (_own is not null) await _own.DisposeAsync();
    }

    private async Task<string> CreateDatabaseAsync(string options)
    {
        var name = $"chat_{Guid.NewGuid():N}";
        await _copying.WaitAsync();
        try
        {
            await ExecuteAsync($"create database {name} {options}");
        }
        finally
        {
            _copying.Release();
        }

        return AddressOf(name, pooling: true);
    }

    private string AddressOf(string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder(_address) { Database = database, Pooling = pooling, MaxPoolSize = 50 }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(AddressOf("postgres", pooling: false));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
