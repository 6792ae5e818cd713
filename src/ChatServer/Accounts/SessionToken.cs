using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatServer.Accounts;

/// <summary>What a signed-in device shows: 256 random bits. The server keeps their hash, so a copy of the database opens nothing.</summary>
public static class SessionToken
{
    private const int Bytes = 32;
    private const int Length = 43;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static bool IsPossible(string token) => token.Length == Length && Base64Url.IsValid(token);

    // Random enough that a plain hash cannot be searched. It is of the text: two spellings of the same bits are two tokens.
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));
}
