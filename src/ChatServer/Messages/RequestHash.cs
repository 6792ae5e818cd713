using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ChatServer.Messages.Forwards;
using ChatServer.Persistence;

namespace ChatServer.Messages;

/// <summary>Tells a repeated send from another one under the same client id, without keeping what was said.</summary>
/// <remarks>Keyed, so that someone who reads the table cannot confirm a guessed text after an edit.</remarks>
public sealed class RequestHash(DeploymentSecret secret)
{
    private const int IdBytes = 16;
    private const int LengthBytes = 4;

    private readonly Lazy<byte[]> _key = new(() => secret.DeriveKey("messages.request-hash"));

    public byte[] Of(ForwardMessageRequest request) =>
        HMACSHA256.HashData(_key.Value, (byte[])[.. "forward"u8, .. request.MessageId.ToByteArray(), request.Silent ? (byte)1 : (byte)0]);

    public byte[] Of(SendMessageRequest request, MessageDetails? details)
    {
        var mediaIds = request.MediaIds ?? [];
        var beside = MessageDetails.Write(details) ?? "";
        var besideBytes = Encoding.UTF8.GetByteCount(beside);
        var said = new byte[IdBytes + 1 + (mediaIds.Count * IdBytes) + LengthBytes + besideBytes + Encoding.UTF8.GetByteCount(request.Content)];
        (request.ReplyToId ?? Guid.Empty).TryWriteBytes(said);

        // Numbers and lengths before what they count, so that nothing can pass for something else.
        said[IdBytes] = (byte)mediaIds.Count;
        var at = IdBytes + 1;
        foreach (var id in mediaIds)
        {
            id.TryWriteBytes(said.AsSpan(at));
            at += IdBytes;
        }

        BinaryPrimitives.WriteInt32BigEndian(said.AsSpan(at), besideBytes);
        at += LengthBytes + Encoding.UTF8.GetBytes(beside, said.AsSpan(at + LengthBytes));
        Encoding.UTF8.GetBytes(request.Content, said.AsSpan(at));
        return HMACSHA256.HashData(_key.Value, said);
    }
}
