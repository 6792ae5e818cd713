using System.Buffers.Binary;
using System.Security.Cryptography;
using ChatServer.Persistence;

namespace ChatServer.Accounts;

/// <summary>Makes networks recognisable without keeping them: without the deployment's secret nobody can tell which one a hash is of.</summary>
public sealed class NetworkHash(DeploymentSecret secret)
{
    private readonly Lazy<byte[]> _key = new(() => secret.DeriveKey("networks"));

    public byte[] Of(UInt128 network)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, network);
        return HMACSHA256.HashData(_key.Value, bytes)[..16];
    }
}
