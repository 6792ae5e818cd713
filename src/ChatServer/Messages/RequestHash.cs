using System.Security.Cryptography;
using System.Text;
using ChatServer.Persistence;

namespace ChatServer.Messages;

/// <summary>Tells a repeated send from another one under the same client id, without keeping what was said.</summary>
/// <remarks>Keyed, so that someone who reads the table cannot confirm a guessed text after an edit.</remarks>
public sealed class RequestHash(DeploymentSecret secret)
{
    private const int ReplyToBytes = 16;

    private readonly Lazy<byte[]> _key = new(() => secret.DeriveKey("messages.request-hash"));

    public byte[] Of(SendMessageRequest request)
    {
        var said = new byte[ReplyToBytes + Encoding.UTF8.GetByteCount(request.Content)];
        (request.ReplyToId ?? Guid.Empty).TryWriteBytes(said);
        Encoding.UTF8.GetBytes(request.Content, said.AsSpan(ReplyToBytes));
        return HMACSHA256.HashData(_key.Value, said);
    }
}
