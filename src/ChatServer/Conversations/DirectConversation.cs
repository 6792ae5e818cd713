using System.Security.Cryptography;

namespace ChatServer.Conversations;

/// <summary>
/// The id of the one direct conversation of two people, and of one person's saved messages, as if with themselves: the primary key keeps it one.
/// </summary>
public static class DirectConversation
{
    /// <summary>A UUIDv8 (RFC 9562 section 5.8) of the SHA-256 of both ids, the smaller first, so that the order does not matter.</summary>
    public static Guid IdOf(Guid one, Guid other)
    {
        Span<byte> ids = stackalloc byte[32];
        var (smaller, larger) = one.CompareTo(other) < 0 ? (one, other) : (other, one);
        smaller.TryWriteBytes(ids, bigEndian: true, out _);
        larger.TryWriteBytes(ids[16..], bigEndian: true, out _);

        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(ids, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
