using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatServer.Http;

/// <summary>Opaque places in a list. One that this server did not give to this person for this list is refused.</summary>
public sealed class Cursors(DeploymentSecret secret)
{
    /// <summary>More characters than any cursor has.</summary>
    public const int MaxLength = 1_000;
    public const string Pattern = "^[A-Za-z0-9_-]*$";

    private const int SignatureLength = 16;

    private readonly Lazy<byte[]> _key = new(() => secret.DeriveKey("cursors"));

    public string Write(string list, Guid userId, string place)
    {
        var text = Encoding.UTF8.GetBytes(place);
        return WebEncoders.Base64UrlEncode([.. Sign(list, userId, text), .. text]);
    }

    /// <returns>The place, or null when no cursor was given.</returns>
    public string? Read(string list, Guid userId, string? cursor)
    {
        if (cursor is null) return null;
        if (cursor.Length > MaxLength) throw Forged();

        var bytes = Decode(cursor);
        if (bytes.Length < SignatureLength) throw Forged();

        var text = bytes[SignatureLength..];
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SignatureLength), Sign(list, userId, text))
            ? Encoding.UTF8.GetString(text)
            : throw Forged();
    }

    /// <summary>For lists by time, and among those of one time by id.</summary>
    public string Write(string list, Guid userId, DateTimeOffset at, Guid id) =>
        Write(list, userId, string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks} {id}"));

    /// <returns>The place in a list by time, or null when no cursor was given.</returns>
    public (DateTimeOffset At, Guid Id)? ReadTime(string list, Guid userId, string? cursor)
    {
        if (Read(list, userId, cursor) is not { } place) return null;

        var parts = place.Split(' ');
        return (new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero), Guid.Parse(parts[1]));
    }

    private static byte[] Decode(string cursor)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(cursor);
        }
        catch (FormatException)
        {
            throw Forged();
        }
    }

    private byte[] Sign(string list, Guid userId, byte[] text)
    {
        var name = Encoding.UTF8.GetBytes(list);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key.Value);

        // Its length before the name, so that no other list, person and place together give the same bytes.
        hash.AppendData([(byte)name.Length]);
        hash.AppendData(name);
        hash.AppendData(userId.ToByteArray());
        hash.AppendData(text);
        return hash.GetHashAndReset()[..SignatureLength];
    }

    private static RefusalException Forged() => Refusal.InvalidRequest("cursor", "It is not a cursor that this list gave out.");
}
