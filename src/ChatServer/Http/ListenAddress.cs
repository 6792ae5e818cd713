using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChatServer.Http;

/// <summary>Where the server listens when nobody says otherwise, and how it tells.</summary>
internal static class ListenAddress
{
    public const string Default = "http://127.0.0.1:5080";
    public const string OfWorker = "http://127.0.0.1:5081";

    private static readonly string[] OtherWaysToSay = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    public static void UseDefaultAddress(this WebApplicationBuilder builder, string address)
    {
        if (!Array.Exists(OtherWaysToSay, key => builder.Configuration.GetSection(key).Exists())) builder.WebHost.UseUrls(address);
    }

    /// <summary>Tells whoever started the server by hand where to go, even when logs are off or structured.</summary>
    /// <param name="hint">What to do there; {0} is the address.</param>
    public static void SayAddressWhenStarted(this WebApplication app, string hint) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in Of(app.Services.GetRequiredService<IServer>()))
                Console.WriteLine($"Listening on {address}. {string.Format(CultureInfo.InvariantCulture, hint, address)}");
        });

    /// <summary>Where a server that has started listens.</summary>
    public static ICollection<string> Of(IServer server) => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
}
