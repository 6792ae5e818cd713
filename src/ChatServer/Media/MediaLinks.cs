using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChatServer.Media.Avatars;
using ChatServer.Media.Sets;
using ChatServer.Messages;
using ChatServer.Messages.LinkPreviews.Pictures;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatServer.Media;

/// <summary>Addresses that show one file to one reader for a short time, without a header: image tags send none.</summary>
/// <remarks>The signature only says who asks. Whether that person may still see it is looked up when the address is used.</remarks>
public sealed partial class MediaLinks(DeploymentSecret secret, TimeProvider clock)
{
    public const string Original = "content";
    public const int MaxLength = 100;
    public const string Pattern = "^[A-Za-z0-9_-]*$";

    private const int ReaderBytes = 16;
    private const int TimeBytes = 8;

    // An address stays the same for five minutes, so that browsers find what they have; it holds for ten to fifteen.
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly Lazy<byte[]> _key = new(() => secret.DeriveKey("media.links"));

    /// <summary>Gives a reader what they may download at once: all of it, or of what is sensitive only what is blurred.</summary>
    public MediaView Sign(Guid readerId, MediaView media, bool isRevealed = false)
    {
        var shown = media.Shown(isRevealed);
        if (media.Status != MediaStatus.Ready) return shown;

        return shown with
        {
            Url = media.Sensitive && !isRevealed ? null : Address(readerId, media.Id, Original),
            Variants = [.. shown.Variants.Select(v => v with { Url = Address(readerId, media.Id, v.Name) })],
        };
    }

    /// <summary>Gives a reader what they may download of what a message shows.</summary>
    public MessageView Sign(Guid readerId, MessageView message)
    {
        var signed = message.Media.Count == 0 ? message : message with { Media = [.. message.Media.Select(m => Sign(readerId, m))] };
        return message.Preview?.Picture is { } picture
            ? signed with { Details = signed.Details! with { Preview = message.Preview with { Picture = Sign(readerId, picture) } } }
            : signed;
    }

    /// <summary>Gives a reader addresses of an avatar, once there is something at them.</summary>
    public AvatarView Sign(Guid readerId, AvatarView avatar) => avatar.Placeholder is null ? avatar : avatar with
    {
        Url = Address(readerId, avatar.MediaId, AvatarView.Small),
        LargeUrl = avatar.IsLarge ? Address(readerId, avatar.MediaId, AvatarView.Large) : null,
    };

    private LinkPictureView Sign(Guid readerId, LinkPictureView picture) => picture with
    {
        Url = Address(readerId, picture.MediaId, AvatarView.Small),
        LargeUrl = picture.IsLarge ? Address(readerId, picture.MediaId, AvatarView.Large) : null,
    };

    /// <summary>Gives a reader addresses of what is in a set, once there is something at them.</summary>
    public SetItemView Sign(Guid readerId, SetItemView item) => item.Status != MediaStatus.Ready ? item : item with
    {
        Url = Address(readerId, item.MediaId, AvatarView.Small),
        LargeUrl = item.IsLarge ? Address(readerId, item.MediaId, AvatarView.Large) : null,
    };

    /// <summary>Whose link this is; null when it was not given out for this file, or is too old.</summary>
    public Guid? ReaderOf(string link, Guid mediaId, string name)
    {
        if (!IsSound(link) || Decode(link) is not { Length: > ReaderBytes + TimeBytes } bytes) return null;

        var said = bytes.AsSpan(0, ReaderBytes + TimeBytes);
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(said.Length), Signature(said, mediaId, name))) return null;

        var until = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(said[ReaderBytes..]));
        return clock.GetUtcNow() < until ? new Guid(said[..ReaderBytes]) : null;
    }

    public static void RequireSound(string? link)
    {
        if (link is not null && !IsSound(link)) throw Refusal.InvalidRequest("link", "It is not a link that this server gave out.");
    }

    private static bool IsSound(string link) => link.Length <= MaxLength && Sound().IsMatch(link);

    private string Address(Guid readerId, Guid mediaId, string name)
    {
        var said = new byte[ReaderBytes + TimeBytes];
        readerId.TryWriteBytes(said);
        BinaryPrimitives.WriteInt64BigEndian(said.AsSpan(ReaderBytes), Until().ToUnixTimeSeconds());
        var link = WebEncoders.Base64UrlEncode([.. said, .. Signature(said, mediaId, name)]);
        return $"/api/v1/media/{mediaId}/{(name == Original ? name : $"variants/{name}")}?link={link}";
    }

    private DateTimeOffset Until()
    {
        var now = clock.GetUtcNow();
        return new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Step.Ticks), TimeSpan.Zero) + Lifetime;
    }

    private byte[] Signature(ReadOnlySpan<byte> said, Guid mediaId, string name)
    {
        // All parts before the name are of one length each, so no other parts give the same bytes.
        byte[] signed = [.. said, .. mediaId.ToByteArray(), .. Encoding.UTF8.GetBytes(name)];
        return HMACSHA256.HashData(_key.Value, signed);
    }

    private static byte[]? Decode(string link)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(link);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(Pattern)]
    private static partial Regex Sound();
}
