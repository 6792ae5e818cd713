using System.Net;
using System.Net.Sockets;

namespace ChatServer.Fetching;

internal static class FetchingModule
{
    public static void AddFetching(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<FetchingOptions>().BindConfiguration(FetchingOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.AllowedNetworks.All(FetchingOptions.IsNetwork), "Fetching:AllowedNetworks must be networks such as 10.1.2.0/24.")
            .Validate(o => o.Ports.All(p => p is > 0 and < 65_536), "Fetching:Ports must be between 1 and 65535.")
            .ValidateOnStart();

        services.AddSingleton<LookUpName>((name, cancellation) => Dns.GetHostAddressesAsync(name, AddressFamily.Unspecified, cancellation));
        services.AddSingleton<AddressGuard>();
        services.AddSingleton<Dialer>();
        services.AddSingleton<FetchTransport>();
        services.AddSingleton<FetchUrl>();
        services.AddSingleton<Fetcher>();
    }
}
