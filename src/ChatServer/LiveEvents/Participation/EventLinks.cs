using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChatServer.Persistence;
using ChatServer.Texts;

namespace ChatServer.LiveEvents.Participation;

/// <summary>What opens an event to whoever holds it. It is made of the deployment's secret, so the database holds nothing that lets anybody in.</summary>
public sealed class EventLinks(DeploymentSecret secret)
{
    /// <summary>Characters of a token.</summary>
    public const int Length = 43;

    private readonly Lazy<byte[]> _key = new(() => secret.DeriveKey("events.links"));

    /// <param name="version">Counts how often the host had another one made.</param>
    public string TokenOf(Guid eventId, int version) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key.Value, Encoding.ASCII.GetBytes($"{eventId:N} {version}")));

    /// <summary>Refuses what no token is as long as.</summary>
    public static void RequireSound(string? token)
    {
        if (token is not null) Text.RequireAtMost(Length, token, "link");
    }

    public bool Opens(string? token, Guid eventId, int version) =>
        token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.ASCII.GetBytes(TokenOf(eventId, version)));
}
