using System.Buffers.Text;
using System.Security.Cryptography;
using ChatServer.Persistence;

namespace ChatServer.LiveEvents.Calendar;

/// <summary>What opens a feed to whoever holds it. It is made of the deployment's secret, so a copy of the database opens none.</summary>
public sealed class CalendarTokens(DeploymentSecret secret)
{
    private const int IdBytes = 16;

    // Of an id and its proof, without padding.
    private const int Length = (IdBytes + HMACSHA256.HashSizeInBytes) * 4 / 3;

    private readonly Lazy<byte[]> _key = new(() => secret.DeriveKey("events.calendars"));

    public string Of(Guid feedId) => Base64Url.EncodeToString([.. feedId.ToByteArray(), .. Proof(feedId)]);

    /// <summary>Which feed it is for; null if it is none of this server's.</summary>
    public Guid? Read(string token)
    {
        if (token.Length != Length || !Base64Url.IsValid(token)) return null;

        var bytes = Base64Url.DecodeFromChars(token);
        var feedId = new Guid(bytes.AsSpan(0, IdBytes));
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(IdBytes), Proof(feedId)) ? feedId : null;
    }

    private byte[] Proof(Guid feedId) => HMACSHA256.HashData(_key.Value, feedId.ToByteArray());
}
