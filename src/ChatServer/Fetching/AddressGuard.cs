using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Extensions.Options;

namespace ChatServer.Fetching;

/// <summary>Decides which addresses the server may be sent to: public ones that are not its own, and those its owner allows.</summary>
public sealed class AddressGuard(IOptions<FetchingOptions> options)
{
    private readonly IPNetwork[] _allowed = [.. options.Value.AllowedNetworks.Select(n => IPNetwork.Parse(n))];

    public bool Allows(IPAddress address) =>
        _allowed.Any(n => Holds(n, address)) || (PublicAddresses.Contain(address) && !OwnAddresses().Contains(address));

    // IPNetwork takes mapped addresses (::ffff:10.0.0.1) for IPv4; they were not meant.
    private static bool Holds(IPNetwork network, IPAddress address) => !address.IsIPv4MappedToIPv6 && network.Contains(address);

    // Asked each time: a machine may be given another address while the server runs.
    private static IEnumerable<IPAddress> OwnAddresses() =>
        from network in NetworkInterface.GetAllNetworkInterfaces()
        from own in network.GetIPProperties().UnicastAddresses
        select own.Address;
}
