using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatServer.Chains;

/// <summary>A keyed hash (HMAC-SHA-256) of values one after the other. Each goes in with its length, so no two rows of values have the same bytes.</summary>
public sealed class ChainHash(byte[] key) : IDisposable
{
    /// <summary>What the first entry of a chain builds on.</summary>
    public static readonly byte[] Beginning = new byte[SHA256.HashSizeInBytes];

    private const int Nothing = -1;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

    public ChainHash Add(ReadOnlySpan<byte> value)
    {
        AddLength(value.Length);
        _hash.AppendData(value);
        return this;
    }

    public ChainHash Add(Guid value) => Add(value.ToByteArray(bigEndian: true));

    public ChainHash Add(Guid? value) => value is { } id ? Add(id) : AddNothing();

    public ChainHash Add(string? value) => value is null ? AddNothing() : Add(Encoding.UTF8.GetBytes(value));

    public ChainHash Add(DateTimeOffset value) => Add(value.ToUnixTimeMilliseconds());

    public ChainHash Add(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return Add(bytes);
    }

    public byte[] Finish() => _hash.GetHashAndReset();

    public void Dispose() => _hash.Dispose();

    private ChainHash AddNothing()
    {
        AddLength(Nothing);
        return this;
    }

    private void AddLength(int length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        _hash.AppendData(bytes);
    }
}
