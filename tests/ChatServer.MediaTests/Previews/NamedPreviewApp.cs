using System.Net;
using System.Net.Sockets;
using ChatServer.Fetching;
using ChatServer.Harness;
using ChatServer.MediaTests.Fetching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatServer.MediaTests.Previews;

/// <summary>The same with names that it knows, and a log that is kept.</summary>
public sealed class NamedPreviewApp : PreviewApp
{
    private int _rebound;

    internal LogLines Log { get; } = new();

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(Log);
        services.AddSingleton<LookUpName>((name, _) => name switch
        {
            "news.example" => Addresses("127.0.0.1"),
            "inside.example" => Addresses("10.1.2.3"),
            "mixed.example" => Addresses("127.0.0.1", "169.254.169.254"),
            "localhost" => Addresses("127.0.0.2"),

            // What is asked for at first is where everybody may go; what it leads to is not.
            "rebinding.example" => Addresses(Interlocked.Increment(ref _rebound) == 1 ? "127.0.0.1" : "127.0.0.2"),
            _ => throw new SocketException((int)SocketError.HostNotFound),
        });
    }

    private static Task<IPAddress[]> Addresses(params string[] addresses) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse));
}
