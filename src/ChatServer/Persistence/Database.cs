using ChatServer.Refusals;
using Npgsql;

namespace ChatServer.Persistence;

/// <summary>The connections to PostgreSQL: a pool for everybody, one for those who write by the thousand, whose plans are pinned, and one for searches.</summary>
public sealed class Database : IAsyncDisposable
{
    // A cached plan must not scan tables because they were empty when it was made: nested loops over indexes, always.
    private const string PinnedPlans =
        " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    // A search costs what its words say: it must not wait for ever, nor scan a table because that was empty a moment ago.
    private const string Bounded = " -c statement_timeout=5000 -c enable_seqscan=off -c max_parallel_workers_per_gather=0";
    private const int Searchers = 16;

    internal Database(string connectionString, EpochKeeper epochs, ILoggerFactory logs)
    {
        Main = Build(connectionString, "", epochs, logs);
        Writing = Build(connectionString, PinnedPlans, epochs, logs);
        Searching = Build($"{connectionString};Maximum Pool Size={Searchers}", Bounded, epochs, logs);
    }

    public NpgsqlDataSource Main { get; }

    public NpgsqlDataSource Writing { get; }

    /// <summary>Few connections, and none of their statements takes longer than five seconds: searches leave the rest to the others.</summary>
    public NpgsqlDataSource Searching { get; }

    /// <summary>Ends the open transaction. Returns only when it is certain that it is committed durably.</summary>
    /// <remarks>
    /// Takes no cancellation token and has no timeout: a wait for the disk or a standby that is cut short looks like success
    /// to the client. PostgreSQL tells of a wait that was cut short only by a notice of severity WARNING.
    /// </remarks>
    public static async Task CommitAsync(NpgsqlTransaction transaction)
    {
        var connection = transaction.Connection!;
        var warned = false;
        void OnNotice(object? _, NpgsqlNoticeEventArgs e) => warned |= e.Notice.InvariantSeverity == "WARNING";

        connection.Notice += OnNotice;
        try
        {
            await using var commit = new NpgsqlCommand("commit", connection, transaction) { CommandTimeout = 0 };
            await commit.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is not PostgresException { InvariantSeverity: "ERROR" })
        {
            throw Refusal.OutcomeUnknown();
        }
        finally
        {
            connection.Notice -= OnNotice;
        }

        if (warned) throw Refusal.OutcomeUnknown();
    }

    /// <summary>Drops the idle connections, which lead to a database that is gone.</summary>
    public void ForgetConnections()
    {
        Main.Clear();
        Writing.Clear();
        Searching.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await Main.DisposeAsync();
        await Writing.DisposeAsync();
        await Searching.DisposeAsync();
    }

    private static NpgsqlDataSource Build(string connectionString, string options, EpochKeeper epochs, ILoggerFactory logs)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "ChatServer",
            KeepAlive = 15,
            TcpKeepAlive = true,
            ConnectionLifetime = 300, // Seconds; what went wrong with one connection does not last.
            NoResetOnClose = true, // Nothing here sets anything for a session; the reset costs as much as a small query.
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 3,
        };
        settings.Options = $"{settings.Options} -c jit=off -c client_min_messages=warning{options}".Trim();

        return new NpgsqlDataSourceBuilder(settings.ConnectionString)
            .UseLoggerFactory(logs)
            .UsePhysicalConnectionInitializer(connection => epochs.LookAsync(connection).GetAwaiter().GetResult(), epochs.LookAsync)
            .Build();
    }
}
