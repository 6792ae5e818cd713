namespace ChatServer.Persistence.Embedded;

/// <summary>How the server runs its own PostgreSQL, section "Postgres". Not used when ConnectionStrings:Chat is set.</summary>
public sealed class PostgresOptions
{
    /// <summary>The directory with "postgres" and "initdb"; looked for when empty.</summary>
    public string? Binaries { get; set; }

    /// <summary>Settings of postgresql.conf that replace the server's own.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];
}
