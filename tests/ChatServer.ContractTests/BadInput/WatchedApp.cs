using ChatServer.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatServer.ContractTests.BadInput;

/// <summary>A server whose log is watched: what comes from outside is never an error of the server.</summary>
public sealed class WatchedApp : ChatApp
{
    internal LogCapture Log { get; } = new();

    internal IEnumerable<string> Errors => Log.Lines.Where(l => l.StartsWith("Error", StringComparison.Ordinal) || l.StartsWith("Critical", StringComparison.Ordinal));

    protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(Log);
}
