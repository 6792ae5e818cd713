using System.Globalization;
using Npgsql;

namespace ChatServer.Load.Programs;

/// <summary>The PostgreSQL that the measured server started for itself, found by what it wrote into its data.</summary>
internal sealed class Postgres
{
    private readonly string _socket;

    public Postgres(string dataDirectory)
    {
        var pidFile = File.ReadAllLines(Path.Combine(dataDirectory, "postgres", "postmaster.pid"));
        Id = int.Parse(pidFile[0], CultureInfo.InvariantCulture);
        _socket = pidFile[4];
    }

    public int Id { get; }

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = _socket, Username = "postgres", Database = database }.ConnectionString;

    /// <summary>The first column of the first row.</summary>
    public async Task<object?> AskAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString(database));
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        return await command.ExecuteScalarAsync();
    }
}
