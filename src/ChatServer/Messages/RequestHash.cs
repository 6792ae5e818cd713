using System.Security.Cryptography;
using System.Text;
using ChatServer.Persistence;

namespace ChatServer.Messages;

/// <summary>Tells a repeated send from another one under the same client id, without keeping what was said.</summary>
/// <remarks>Keyed, so that someone who reads the table cannot confirm a guessed text after an edit.</remarks>
public sealed class RequestHash(DeploymentSecret secret)
{
    private const int IdBytes = 16;

    private readonly Lazy<byte[]> _key = new(() => secret.DeriveKey("messages.request-hash"));

    public byte[] Of(SendMessageRequest request)
    {
        var mediaIds = request.MediaIds ?? [];
        var said = new byte[IdBytes + 1 + (mediaIds.Count * IdBytes) + Encoding.UTF8.GetByteCount(request.Content)];
        (request.ReplyToId ?? Guid.Empty).TryWriteBytes(said);

        // Their number before the ids, so that no text can pass for one.
        said[IdBytes] = (byte)mediaIds.Count;
        var at = IdBytes + 1;
        foreach (var id in mediaIds)
        {
            id.TryWriteBytes(said.AsSpan(at));
            at += IdBytes;
        }

        Encoding.UTF8.GetBytes(request.Content, said.AsSpan(at));
        return HMACSHA256.HashData(_key.Value, said);
    }
}
