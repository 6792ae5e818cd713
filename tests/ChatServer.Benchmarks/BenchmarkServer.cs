using ChatServer.Accounts;
using ChatServer.Conversations;
using ChatServer.Messages.Writing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatServer.Benchmarks;

/// <summary>The server in this process, with a PostgreSQL of its own that is as durable as in production.</summary>
internal sealed class BenchmarkServer : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("chatserver-benchmarks-");
    private readonly WebApplicationFactory<MessageWriter> _factory;

    public BenchmarkServer() =>
        _factory = new WebApplicationFactory<MessageWriter>().WithWebHostBuilder(builder => builder
            .UseEnvironment("Production")
            .UseContentRoot(AppContext.BaseDirectory)
            .UseSetting("DataDirectory", _directory.FullName)
            .UseSetting("RateLimits:Enabled", "false")
            .ConfigureLogging(logs => logs.SetMinimumLevel(LogLevel.Warning)));

    public T Get<T>() where T : notnull => _factory.Services.GetRequiredService<T>();

    public Task<SignedIn> SignUpAsync(string username) => CallAsync<SignUp, SignedIn>(signUp => signUp.RunAsync(
        new SignUpRequest(username, $"{username}@example.org", "correct horse battery"), new Origin(default, null), default));

    public async Task<Guid> StartGroupAsync(IReadOnlyList<Guid> people)
    {
        var request = new StartConversationRequest(ConversationKind.Group, [.. people.Skip(1)]);
        return (await CallAsync<StartConversation, (ConversationView Group, bool)>(start => start.RunAsync(people[0], request, default))).Group.Id;
    }

    public void Dispose()
    {
        _factory.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task<TResult> CallAsync<TUseCase, TResult>(Func<TUseCase, Task<TResult>> call) where TUseCase : notnull
    {
        await using var scope = _factory.Services.CreateAsyncScope();
        return await call(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}
