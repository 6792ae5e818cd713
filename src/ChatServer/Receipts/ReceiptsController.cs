using ChatServer.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Receipts;

/// <summary>What has reached people, and what they have read.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Receipts")]
public sealed class ReceiptsController : ControllerBase
{
    /// <summary>Moves your marks in a conversation forward.</summary>
    /// <remarks>
    /// Marks never go back; a position beyond the newest change means the newest change; reading includes having received. The
    /// server never marks anything as received by itself.
    /// </remarks>
    /// <response code="200">Where your marks are now.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpPut("conversations/{conversationId:guid}/receipts/me", Name = "moveMarks")]
    [ProducesResponseType<MarksView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<MarksView> Move(
        Guid conversationId, MoveMarksRequest request, [FromServices] MoveMarks moveMarks, CancellationToken cancellation) =>
        moveMarks.RunAsync(User.UserId(), conversationId, request, cancellation);

    /// <summary>Lists how far a message has come to each of the others who were members when it was sent.</summary>
    /// <remarks>Whoever does not show when they read is "delivered" at most, and sees others so too.</remarks>
    /// <response code="404">`no-such-message`: it does not exist, or is not yours to see.</response>
    [HttpGet("messages/{messageId:guid}/receipts", Name = "listReceipts")]
    [ProducesResponseType<Page<ReceiptView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<ReceiptView>> List(
        Guid messageId, [FromQuery] PageRequest page, [FromServices] ReceiptReader receipts, CancellationToken cancellation) =>
        receipts.ListAsync(User.UserId(), messageId, page, cancellation);
}
