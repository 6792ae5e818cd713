using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Realtime;

/// <summary>Sockets: how a client that cannot set headers opens one.</summary>
[Route("api/v1/realtime/tickets")]
[Tags("Realtime")]
public sealed class TicketsController : ControllerBase
{
    /// <summary>Ask for a ticket</summary>
    /// <remarks>
    /// Browsers cannot send the Authorization header when they open a socket, and a session token must not stand in a URL. A ticket
    /// may: connect to /hubs/chat?access_token={ticket} within 30 seconds. It opens one socket and is dead afterwards.
    /// </remarks>
    /// <response code="201">The ticket, bound to the session that asked.</response>
    /// <response code="401">`not-signed-in`.</response>
    [HttpPost(Name = "createTicket")]
    [ProducesResponseType<IssuedTicket>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    public async Task<ActionResult<IssuedTicket>> Create([FromServices] Tickets tickets, CancellationToken cancellation) =>
        StatusCode(StatusCodes.Status201Created, await tickets.IssueAsync(User.SessionId(), cancellation));
}
