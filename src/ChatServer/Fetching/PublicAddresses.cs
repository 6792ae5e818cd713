using System.Net;
using System.Net.Sockets;

namespace ChatServer.Fetching;

/// <summary>Tells addresses of the public internet from all others: those of a machine, a network, a provider, or of no use.</summary>
/// <remarks>From the registries of special-purpose addresses (RFC 6890), read strictly: what is not surely public is not.</remarks>
public static class PublicAddresses
{
    private static readonly IPNetwork[] NotPublic4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),          // this host; many systems take 0.0.0.0 for loopback
        IPNetwork.Parse("10.0.0.0/8"),         // private
        IPNetwork.Parse("100.64.0.0/10"),      // behind a provider's NAT; 100.100.100.200 is a cloud's metadata
        IPNetwork.Parse("127.0.0.0/8"),        // loopback
        IPNetwork.Parse("168.63.129.16/32"),   // a cloud's metadata at a public address
        IPNetwork.Parse("169.254.0.0/16"),     // link-local; 169.254.169.254 is most clouds' metadata
        IPNetwork.Parse("172.16.0.0/12"),      // private
        IPNetwork.Parse("192.0.0.0/24"),       // protocol assignments; 192.0.0.192 is a cloud's metadata
        IPNetwork.Parse("192.0.2.0/24"),       // documentation
        IPNetwork.Parse("192.31.196.0/24"),    // AS112
        IPNetwork.Parse("192.52.193.0/24"),    // automatic multicast tunnels
        IPNetwork.Parse("192.88.99.0/24"),     // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"),     // private
        IPNetwork.Parse("192.175.48.0/24"),    // AS112
        IPNetwork.Parse("198.18.0.0/15"),      // benchmarks
        IPNetwork.Parse("198.51.100.0/24"),    // documentation
        IPNetwork.Parse("203.0.113.0/24"),     // documentation
        IPNetwork.Parse("224.0.0.0/4"),        // multicast
        IPNetwork.Parse("240.0.0.0/4"),        // reserved, and broadcast
    ];

    // All that was ever given out. Outside of it are loopback, private, link-local and multicast addresses, and those that carry
    // one of IPv4: mapped (::ffff:0:0/96), compatible (::/96) and translated (64:ff9b::/96, 64:ff9b:1::/48).
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublic6 =
    [
        IPNetwork.Parse("2001::/23"),          // protocol assignments, among them Teredo (2001::/32), which carries one of IPv4
        IPNetwork.Parse("2001:db8::/32"),      // documentation
        IPNetwork.Parse("2002::/16"),          // 6to4, which carries one of IPv4
        IPNetwork.Parse("2620:4f:8000::/48"),  // AS112
        IPNetwork.Parse("3ffe::/16"),          // a test network of the past
        IPNetwork.Parse("3fff::/20"),          // documentation
    ];

    public static bool Contain(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !NotPublic4.Any(n => n.Contains(address)),

        // Mapped addresses by themselves: IPNetwork takes them for IPv4, and then holds that to prefixes of IPv6.
        AddressFamily.InterNetworkV6 when !address.IsIPv4MappedToIPv6 =>
            address.ScopeId == 0 && GlobalUnicast.Contains(address) && !NotPublic6.Any(n => n.Contains(address)) && !CarriesIPv4(address),
        _ => false,
    };

    /// <summary>Tunnels within a site (ISATAP, RFC 5214 section 6.1) may use any network; the last half tells.</summary>
    private static bool CarriesIPv4(IPAddress address) => address.GetAddressBytes().AsSpan(8, 4) is [0 or 2, 0, 0x5e, 0xfe];
}
