using ChatServer.Harness;
using ChatServer.Messages;
using ChatServer.Messages.Writing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChatServer.Tests.Messages;

public sealed class RestingWriterTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_connection_that_is_lost_while_the_writer_rests_costs_no_message()
    {
        using var looks = new LooksAfterConnections();
        await using var source = new NpgsqlDataSourceBuilder($"{app.ConnectionString};Application Name=resting;Keepalive=1")
            .UseLoggerFactory(looks)
            .Build();
        await using var store = new GroupStore(source);
        Assert.Equal(Verdict.NotAMember, (await store.CommitAsync([AMessage()]))[0].Verdict);

        await using var other = new NpgsqlConnection(app.ConnectionString);
        await other.OpenAsync();
        await using var end = new NpgsqlCommand("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'resting'", other);
        await end.ExecuteNonQueryAsync();
        await looks.FoundItLost.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(Verdict.NotAMember, (await store.CommitAsync([AMessage()]))[0].Verdict);
    }

    private static Message AMessage() => new()
    {
        Id = Guid.NewGuid(),
        ConversationId = Guid.NewGuid(),
        ClientId = Guid.NewGuid(),
        SenderId = Guid.NewGuid(),
        RequestHash = [],
        Content = "Tea?",
    };

    /// <summary>Hears when the driver looks after a connection that rests and finds it lost; only its log tells.</summary>
    private sealed class LooksAfterConnections : ILoggerFactory, ILogger
    {
        private readonly TaskCompletionSource _foundItLost = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task FoundItLost => _foundItLost.Task;

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name == "KeepaliveFailed") _foundItLost.TrySetResult();
        }

        public void Dispose()
        {
        }
    }
}
