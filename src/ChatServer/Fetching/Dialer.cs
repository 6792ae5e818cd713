using System.Net;
using System.Net.Sockets;

namespace ChatServer.Fetching;

/// <summary>Looks up all addresses of a name.</summary>
public delegate Task<IPAddress[]> LookUpName(string name, CancellationToken cancellation);

/// <summary>Connects to exactly the addresses that were checked: between check and connection no name is looked up again.</summary>
/// <param name="guard">Decides about addresses.</param>
/// <param name="lookUp">Looks up names.</param>
/// <param name="trustedHost">Where the owner of this server sends it, whatever its address is.</param>
public sealed class Dialer(AddressGuard guard, LookUpName lookUp, string? trustedHost = null)
{
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint server, CancellationToken cancellation)
    {
        var addresses = await AddressesAsync(server.Host, cancellation);

        // One that is not allowed refuses the others, too: such a name is there to mislead.
        if (addresses.Length == 0 || !(IsTrusted(server.Host) || addresses.All(guard.Allows))) throw new FetchException(FetchFailure.NoPublicAddress);

        foreach (var address in addresses[..^1])
            if (await TryConnectAsync(address, server.Port, cancellation) is { } connection) return connection;

        return await ConnectAsync(addresses[^1], server.Port, cancellation);
    }

    private bool IsTrusted(string host) => string.Equals(host, trustedHost, StringComparison.OrdinalIgnoreCase);

    private async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host, out var address)) return [address];

        try
        {
            return await lookUp(host, cancellation);
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            throw new FetchException(FetchFailure.NoPublicAddress, unknown);
        }
    }

    private static async Task<Stream?> TryConnectAsync(IPAddress address, int port, CancellationToken cancellation)
    {
        try
        {
            return await ConnectAsync(address, port, cancellation);
        }
        catch (SocketException)
        {
            // The next address may answer.
            return null;
        }
    }

    private static async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
