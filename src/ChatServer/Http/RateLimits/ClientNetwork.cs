using System.Net;
using System.Net.Sockets;

namespace ChatServer.Http.RateLimits;

/// <summary>Where a request comes from, as far as it tells callers apart.</summary>
public static class ClientNetwork
{
    /// <summary>The address; of IPv6 its first 64 bits, since one customer gets a whole /64.</summary>
    public static UInt128 Of(IPAddress? address)
    {
        if (address is null) return UInt128.Zero;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();

        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        address.TryWriteBytes(bytes, out _);
        if (address.AddressFamily == AddressFamily.InterNetworkV6) bytes[8..].Clear();
        return new UInt128(BitConverter.ToUInt64(bytes), BitConverter.ToUInt64(bytes[8..]));
    }
}
