using System.Text;
using ChatServer.Conversations.Invitations;
using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ChatServer.Conversations.Channels;

/// <summary>Channels: a few post, and any number subscribe, react and comment.</summary>
[ApiController]
[Route("api/v1/channels")]
[Tags("Channels")]
public sealed class ChannelsController : ControllerBase
{
    /// <summary>Lists public channels, those with most subscribers first.</summary>
    /// <remarks>Both filters may be given. How many subscribers a channel has moves meanwhile, so of two pages one may repeat what the other has.</remarks>
    /// <response code="503">`took-too-long`: looking for "q" was given up after five seconds; try again later.</response>
    [RateLimit(RatePolicy.People)]
    [HttpGet("", Name = "listChannels")]
    [ProducesResponseType<Page<ChannelCard>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<Page<ChannelCard>> List(
        [FromQuery] DirectoryRequest request,
        [FromQuery] PageRequest page,
        [FromServices] ChannelReader channels,
        [FromServices] IOptions<InvitationOptions> options,
        CancellationToken cancellation)
    {
        var (items, next) = await channels.ListAsync(User.UserId(), request, page, cancellation);
        return new Page<ChannelCard>([.. items.Select(c => c with { Url = options.Value.UrlOf(c.Id, Request) })], next);
    }

    /// <summary>Lists what public channels are about, at most 200 topics, those of most channels first.</summary>
    [HttpGet("topics", Name = "listTopics")]
    [ProducesResponseType<Page<TopicView>>(StatusCodes.Status200OK)]
    public Task<Page<TopicView>> Topics([FromServices] ChannelReader channels, CancellationToken cancellation) => channels.TopicsAsync(cancellation);

    /// <summary>Reads what anybody may know of a public channel, or of one that you are in.</summary>
    /// <response code="404">`no-such-conversation`: there is none, or it is not public.</response>
    [HttpGet("{channelId:guid}", Name = "readChannel")]
    [ProducesResponseType<ChannelCard>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ChannelCard> Read(
        Guid channelId, [FromServices] ChannelReader channels, [FromServices] IOptions<InvitationOptions> options, CancellationToken cancellation) =>
        await channels.ReadAsync(User.UserId(), channelId, cancellation) with { Url = options.Value.UrlOf(channelId, Request) };

    /// <summary>Subscribes to a public channel, or asks to where its admins decide. Doing it again changes nothing.</summary>
    /// <remarks>Nobody there is told. You hear what is said from now on, and read what was said before unless the rules hide it.</remarks>
    /// <response code="200">You are in it, or have asked.</response>
    /// <response code="403">`banned`: you are banned from the channel.</response>
    /// <response code="404">`no-such-conversation`: there is none, or it is not public.</response>
    /// <response code="409">`too-many-members`. `too-many-join-requests`: 10,000 wait to be decided.</response>
    [RateLimit(RatePolicy.People)]
    [HttpPut("{channelId:guid}/subscription", Name = "subscribe")]
    [ProducesResponseType<JoinView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<JoinView> Subscribe(Guid channelId, [FromServices] Subscribe subscribe, CancellationToken cancellation) =>
        subscribe.RunAsync(User.UserId(), channelId, cancellation);

    /// <summary>Lists everybody who is in a channel, by id, as one of its admins.</summary>
    /// <response code="403">`not-allowed`: you are none of its admins.</response>
    /// <response code="404">`no-such-conversation`: there is none, or it is not yours.</response>
    /// <response code="409">`only-in-a-channel`.</response>
    [HttpGet("{channelId:guid}/subscribers", Name = "listSubscribers")]
    [ProducesResponseType<Page<MemberListItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<Page<MemberListItem>> Subscribers(
        Guid channelId, [FromQuery] PageRequest page, [FromServices] MemberReader members, CancellationToken cancellation) =>
        members.ListSubscribersAsync(User.UserId(), channelId, page, cancellation);

    /// <summary>Draws the address of a channel as a QR code in SVG.</summary>
    /// <response code="404">`no-such-conversation`: there is none, or it is not public.</response>
    [RateLimit(RatePolicy.People)]
    [HttpGet("{channelId:guid}/qr.svg", Name = "drawChannel")]
    [Produces("image/svg+xml")]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<FileResult> Svg(
        Guid channelId, [FromServices] ChannelReader channels, [FromServices] IOptions<InvitationOptions> options, CancellationToken cancellation)
    {
        await channels.ReadAsync(User.UserId(), channelId, cancellation);
        return File(Encoding.UTF8.GetBytes(InvitationQr.Svg(options.Value.UrlOf(channelId, Request))), "image/svg+xml");
    }

    /// <summary>Draws the address of a channel as a QR code in PNG.</summary>
    /// <response code="404">`no-such-conversation`: there is none, or it is not public.</response>
    [RateLimit(RatePolicy.People)]
    [HttpGet("{channelId:guid}/qr.png", Name = "drawChannelAsPng")]
    [Produces("image/png")]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<FileResult> Png(
        Guid channelId, [FromServices] ChannelReader channels, [FromServices] IOptions<InvitationOptions> options, CancellationToken cancellation)
    {
        await channels.ReadAsync(User.UserId(), channelId, cancellation);
        return File(InvitationQr.Png(options.Value.UrlOf(channelId, Request)), "image/png");
    }
}
