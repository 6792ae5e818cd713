using System.Net;
using Microsoft.Extensions.Options;

namespace ChatServer.Http;

/// <summary>Stops the server at start when the configuration cannot be what was meant.</summary>
internal sealed class EdgeOptionsCheck : IValidateOptions<EdgeOptions>
{
    private const int LeastBodyBytes = 32 * 1024;

    public ValidateOptionsResult Validate(string? name, EdgeOptions options)
    {
        List<string> wrong =
        [
            .. options.Cors.AllowedOrigins.Where(o => !IsOrigin(o))
                .Select(o => $"Cors:AllowedOrigins: \"{o}\" is not an origin such as https://chat.example.org."),
            .. options.Proxies.Known.Where(p => !IPNetwork.TryParse(AsNetwork(p), out _))
                .Select(p => $"Proxies:Known: \"{p}\" is not an address or a network."),
        ];

        // The longest message, with every character escaped, must fit.
        if (options.Http.MaxBodyBytes < LeastBodyBytes) wrong.Add($"Http:MaxBodyBytes must be at least {LeastBodyBytes}.");

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    /// <summary>A single address is a network of one.</summary>
    public static string AsNetwork(string proxy) =>
        IPAddress.TryParse(proxy, out var address) ? $"{address}/{address.GetAddressBytes().Length * 8}" : proxy;

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == text;
}
