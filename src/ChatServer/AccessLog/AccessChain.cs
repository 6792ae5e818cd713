using System.Buffers.Binary;
using System.Security.Cryptography;
using ChatServer.Persistence;

namespace ChatServer.AccessLog;

/// <summary>The hashes of the access log. Keyed (HMAC-SHA-256), so that whoever can write the tables cannot work them out anew.</summary>
public sealed class AccessChain(DeploymentSecret secret)
{
    /// <summary>What the first entry builds on.</summary>
    public static readonly byte[] Beginning = new byte[SHA256.HashSizeInBytes];

    private readonly Lazy<byte[]> _entries = new(() => secret.DeriveKey("access-log.entry"));
    private readonly Lazy<byte[]> _heads = new(() => secret.DeriveKey("access-log.head"));

    /// <summary>Everything has a fixed length, so no two entries have the same bytes: hash before, conversation, number, person, milliseconds.</summary>
    public byte[] HashOf(ReadOnlySpan<byte> before, Guid conversationId, long number, Guid userId, DateTimeOffset accessTime)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _entries.Value);
        hash.AppendData(before);
        hash.AppendData(conversationId.ToByteArray(bigEndian: true));
        hash.AppendData(Bytes(number));
        hash.AppendData(userId.ToByteArray(bigEndian: true));
        hash.AppendData(Bytes(accessTime.ToUnixTimeMilliseconds()));
        return hash.GetHashAndReset();
    }

    public byte[] SealOf(AccessHead head)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _heads.Value);
        hash.AppendData(head.ConversationId.ToByteArray(bigEndian: true));
        hash.AppendData(Bytes(head.Number));
        hash.AppendData(SHA256.HashData(head.Hash));
        hash.AppendData(Bytes(head.ForgottenNumber));
        hash.AppendData(SHA256.HashData(head.ForgottenHash));
        hash.AppendData(Bytes(head.BrokenNumber ?? 0));
        return hash.GetHashAndReset();
    }

    public bool IsSealed(AccessHead head) => CryptographicOperations.FixedTimeEquals(head.Seal, SealOf(head));

    private static byte[] Bytes(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
