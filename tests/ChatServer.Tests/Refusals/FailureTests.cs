using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Tests.Refusals;

public sealed class FailureTests
{
    private static readonly PostgresException Lost = new("terminating connection", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown);
    private static readonly PostgresException Twice = new("already exists", "ERROR", "ERROR", PostgresErrorCodes.DuplicatePreparedStatement);
    private static readonly PostgresException Mistaken = new("no such column", "ERROR", "ERROR", PostgresErrorCodes.UndefinedColumn);

    [Fact]
    public void A_lost_connection_is_an_unavailable_database_however_it_is_wrapped()
    {
        Assert.Equal("database-unavailable", CodeOf(Lost));
        Assert.Equal("database-unavailable", CodeOf(new NpgsqlException("Exception while reading from stream")));
        Assert.Equal("database-unavailable", CodeOf(new InvalidOperationException("likely transient", Lost)));
    }

    [Fact]
    public void A_connection_lost_while_saving_leaves_it_open_however_it_is_wrapped()
    {
        var saving = new DbUpdateException("An error occurred while saving", Lost);

        Assert.Equal("outcome-unknown", CodeOf(saving));
        Assert.Equal("outcome-unknown", CodeOf(new InvalidOperationException("likely transient", saving)));
    }

    [Fact]
    public void A_driver_that_a_broken_connection_confused_means_that_the_database_is_unavailable()
    {
        Assert.Equal("database-unavailable", CodeOf(new ObjectDisposedException("reader") { Source = "Npgsql" }));
        Assert.Equal("database-unavailable", CodeOf(new InvalidOperationException("Connection is not open") { Source = "Npgsql" }));
        Assert.Equal("database-unavailable", CodeOf(OfNoKind("Npgsql")));
        Assert.Equal("database-unavailable", CodeOf(Twice));
    }

    [Theory]
    [InlineData("FATAL", PostgresErrorCodes.InternalError)]
    [InlineData("ERROR", PostgresErrorCodes.DiskFull)]
    [InlineData("ERROR", PostgresErrorCodes.IoError)]
    [InlineData("ERROR", PostgresErrorCodes.ReadOnlySqlTransaction)]
    [InlineData("ERROR", PostgresErrorCodes.ObjectNotInPrerequisiteState)]
    public void A_database_in_trouble_is_unavailable(string severity, string state) =>
        Assert.Equal("database-unavailable", CodeOf(new PostgresException("trouble", severity, severity, state)));

    [Fact]
    public void What_PostgreSQL_gave_up_took_too_long() =>
        Assert.Equal("took-too-long", CodeOf(new PostgresException("canceling statement due to statement timeout", "ERROR", "ERROR", PostgresErrorCodes.QueryCanceled)));

    [Fact]
    public void Mistakes_of_the_server_are_unexpected()
    {
        Assert.Equal("unexpected", CodeOf(Mistaken));
        Assert.Equal("unexpected", CodeOf(new DbUpdateException("An error occurred while saving", Mistaken)));
        Assert.Equal("unexpected", CodeOf(new InvalidOperationException("Sequence contains no elements")));
        Assert.Equal("unexpected", CodeOf(new ObjectDisposedException("reader")));
        Assert.Equal("unexpected", CodeOf(OfNoKind("ChatServer")));
    }

    // As the driver throws it for an answer that it did not expect.
    private static Exception OfNoKind(string source)
    {
        var exception = (Exception)Activator.CreateInstance(typeof(Exception), "Received unexpected backend message")!;
        exception.Source = source;
        return exception;
    }

    private static string CodeOf(Exception failure) => Failure.ToRefusal(failure).Code;
}
