using System.Net;
using System.Net.Sockets;
using ChatServer.Fetching;
using ChatServer.Harness;
using ChatServer.MediaTests.Fetching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatServer.MediaTests.Imports;

/// <summary>A server with little room, that knows two names, and whose log is kept.</summary>
public sealed class ImportApp : ChatApp
{
    public const int ImageBytes = 20_000;
    public const int FileBytes = 100_000;
    public const int QuotaBytes = 150_000;

    public ImportApp() => Settings = new Dictionary<string, string>
    {
        ["Media:MaxImageBytes"] = $"{ImageBytes}",
        ["Media:MaxFileBytes"] = $"{FileBytes}",
        ["Media:MaxVideoBytes"] = "1000",
        ["Media:MaxAudioBytes"] = "1000",
        ["Media:QuotaBytes"] = $"{QuotaBytes}",
        ["Media:Imports:AtOncePerPerson"] = "1",
    };

    internal LogLines Log { get; } = new();

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(Log);
        services.AddSingleton<LookUpName>((name, _) => name switch
        {
            "drive.example" => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
            "inside.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.1.2.3")]),
            _ => throw new SocketException((int)SocketError.HostNotFound),
        });
    }
}
