using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Refusals;

/// <summary>Says which refusal answers an exception, at every door alike.</summary>
public static class Failure
{
    /// <summary>The refusal; <see cref="Refusal.Unexpected"/> for what nobody foresaw, which the caller logs.</summary>
    public static RefusalException ToRefusal(Exception failure) => failure switch
    {
        RefusalException refusal => refusal,
        BadHttpRequestException request => Problems.OfStatus(request.StatusCode),

        // EF Core wraps what a retry might cure.
        InvalidOperationException { InnerException: DbUpdateException or NpgsqlException } => ToRefusal(failure.InnerException),

        // Saving commits by itself here: a connection lost meanwhile leaves it open whether it did.
        DbUpdateException { InnerException: { } inner } when IsTrouble(inner) => Refusal.OutcomeUnknown(),

        // PostgreSQL ends what takes longer than its connection allows, as searches do.
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => Refusal.TookTooLong(),

        // Numbers of the operating system: a file that may not grow, a full disk, one that is read-only, a quota that is used up.
        IOException { HResult: 27 or 28 or 30 or 122 } => Refusal.StorageUnavailable(),
        _ => IsTrouble(failure) ? Refusal.DatabaseUnavailable() : Refusal.Unexpected(),
    };

    private static bool IsTrouble(Exception failure) => failure switch
    {
        // A server that answers with an error of ours (a bad statement) is not in trouble; one that ends the connection is. So are these
        // classes: no connection (08), not let in (28), no such database (3D), deadlock (40), no resources (53), shut down or cancelled
        // (57), the system's errors (58), and a standby that does not know yet that it is none.
        PostgresException answered =>
            answered.InvariantSeverity is "FATAL" or "PANIC"
            || answered.SqlState[..2] is "08" or "28" or "3D" or "40" or "53" or "57" or "58"
            || answered.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.ObjectNotInPrerequisiteState
            || IsDriversMistake(answered),

        // What Npgsql says by itself is about the network or the pool.
        NpgsqlException => true,

        // A connection that breaks at a bad moment confuses the driver itself.
        NullReferenceException or InvalidOperationException => failure.Source == "Npgsql",
        _ => failure.GetType() == typeof(Exception) && failure.Source == "Npgsql",
    };

    // Its book-keeping can suffer when a connection breaks.
    private static bool IsDriversMistake(PostgresException answered) =>
        answered.SqlState is PostgresErrorCodes.DuplicatePreparedStatement or PostgresErrorCodes.InvalidSqlStatementName;
}
