using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatServer.Conversations.Invitations;

/// <summary>What opens a group to whoever holds it: 256 random bits. The server keeps their hash, so a copy of the database lets nobody in.</summary>
public static class InvitationToken
{
    private const int Bytes = 32;
    private const int Length = 43;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>Null for what cannot be a token.</returns>
    public static byte[]? Hash(string token) =>
        token.Length == Length && Base64Url.IsValid(token) ? SHA256.HashData(Encoding.ASCII.GetBytes(token)) : null;
}
