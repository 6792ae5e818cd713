using ChatServer.Http;
using ChatServer.Refusals;

namespace ChatServer.Conversations.Invitations;

/// <summary>Configuration section "Invitations".</summary>
public sealed class InvitationOptions
{
    /// <summary>Where people open a link to a group; the token follows it. Empty: "/join/" at the address that the server was asked at.</summary>
    public Uri? JoinAddress { get; set; }

    /// <summary>Where people open a public channel; its id follows it. Empty: "/channels/" at the address that the server was asked at.</summary>
    public Uri? ChannelAddress { get; set; }

    /// <exception cref="RefusalException">400 invalid-request: the request says an address that cannot be one.</exception>
    public Uri JoinAddressFor(HttpRequest request) => JoinAddress ?? OwnAddress.Of(request, "join/");

    /// <summary>The address to pass on.</summary>
    public Uri UrlOf(string token, HttpRequest request) => UrlOf(token, JoinAddressFor(request));

    public static Uri UrlOf(string token, Uri joinAddress) => new(joinAddress.AbsoluteUri + token);

    /// <summary>The address of a channel to pass on.</summary>
    /// <exception cref="RefusalException">400 invalid-request: the request says an address that cannot be one.</exception>
    public Uri UrlOf(Guid channelId, HttpRequest request) => new((ChannelAddress ?? OwnAddress.Of(request, "channels/")).AbsoluteUri + channelId);
}
