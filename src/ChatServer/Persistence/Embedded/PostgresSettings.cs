namespace ChatServer.Persistence.Embedded;

/// <summary>The settings that PostgreSQL is started with; the configuration may replace each.</summary>
internal static class PostgresSettings
{
    private static readonly Dictionary<string, string> Defaults = new()
    {
        // What is acknowledged is on the disk.
        ["fsync"] = "on",
        ["full_page_writes"] = "on",
        ["synchronous_commit"] = "on",

        // The private directory of the socket is the only way in.
        ["listen_addresses"] = "",
        ["unix_socket_permissions"] = "0700",

        // Both pools of the server, and room for a backup and a look by hand.
        ["max_connections"] = "220",
        ["shared_buffers"] = "256MB",

        // Queries here are small; parallel ones need more of /dev/shm than containers have.
        ["max_parallel_workers_per_gather"] = "0",

        // The log tells of the server's life. What people wrote must not appear in it, so no statements and no rows.
        ["log_destination"] = "stderr",
        ["logging_collector"] = "off",
        ["log_min_messages"] = "log",
        ["log_min_error_statement"] = "panic",
        ["log_error_verbosity"] = "terse",
        ["log_checkpoints"] = "off",
        ["log_line_prefix"] = "",
        ["lc_messages"] = "C",
        ["timezone"] = "UTC",
    };

    /// <summary>As arguments of the "postgres" program.</summary>
    public static IEnumerable<string> Arguments(string socketDirectory, IReadOnlyDictionary<string, string> replaced)
    {
        var settings = new Dictionary<string, string>(Defaults) { ["unix_socket_directories"] = socketDirectory };
        foreach (var (name, value) in replaced) settings[name] = value;
        return settings.SelectMany(s => new[] { "-c", $"{s.Key}={s.Value}" });
    }
}
