using System.Security.Cryptography;
using System.Text;
using ChatServer.Persistence;

namespace ChatServer.Messages;

/// <summary>Tells a repeated send from another one under the same client id, without keeping what was said.</summary>
/// <remarks>Keyed, so that someone who reads the table cannot confirm a guessed text after an edit.</remarks>
public sealed class RequestHash(DeploymentSecret secret)
{
    private readonly Lazy<byte[]> _key = new(() => secret.DeriveKey("messages.request-hash"));

    public byte[] Of(SendMessageRequest request)
    {
        Span<byte> replyTo = stackalloc byte[16];
        (request.ReplyToId ?? Guid.Empty).TryWriteBytes(replyTo);

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key.Value);
        hash.AppendData(replyTo);
        hash.AppendData(Encoding.UTF8.GetBytes(request.Content));
        return hash.GetHashAndReset();
    }
}
