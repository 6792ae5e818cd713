using System.ComponentModel.DataAnnotations;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.LiveEvents.Participation;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Rewards;

/// <summary>Points to give somebody, or to take from them.</summary>
/// <param name="ClientId">A UUID of the client's making, one for each grant to a person; a repeated request is told by it.</param>
/// <param name="UserId">Who takes part in the event.</param>
/// <param name="Points" example="100">-1,000,000 to 1,000,000, and not 0.</param>
/// <param name="Reason" example="The best question">1 to 200 characters, which they read.</param>
public sealed record GrantPointsRequest(
    Guid ClientId,
    Guid UserId,
    [Range(-PointEntry.MaxGrant, PointEntry.MaxGrant, ErrorMessage = "It must be from -1000000 to 1000000.")] int Points,
    [TextLimit(1, PointEntry.MaxReasonLength)] string Reason);

/// <summary>Gives points to somebody who takes part, or takes them, as a host. Repeating a request with the same client id answers with the first.</summary>
public sealed class GrantPoints(HeldEvents heldEvents, PointLedger ledger, PostingRules rules, ChatDbContext db)
{
    public async Task<(PointEntryView Entry, bool IsNew)> RunAsync(
        Guid hostId, Guid eventId, GrantPointsRequest request, CancellationToken cancellation)
    {
        var reason = ShortText.Parse(request.Reason, "reason", PointEntry.MaxReasonLength);
        if (request.Points == 0) throw Refusal.InvalidRequest("points", "It must not be 0.");

        await using var held = await heldEvents.LockAsync(hostId, eventId, MemberRole.Admin, cancellation);
        if (await FindAsync(eventId, request, cancellation) is { } first)
            return (first.Points, first.Reason) == (request.Points, reason) ? (PointEntryView.Of(first), false) : throw Refusal.ClientIdReused();

        await rules.RequireAsync(NewText.Standing(hostId, SaidAs.Note, [(null, reason)]), cancellation);
        var isIn = await db.Set<Participant>().AnyAsync(
            p => p.ConversationId == eventId && p.UserId == request.UserId && p.Status == ParticipantStatus.Joined, cancellation);
        if (!isIn) throw Refusal.NoSuchParticipant();

        var entry = new PointEntry
        {
            ConversationId = eventId,
            UserId = request.UserId,
            Kind = PointKind.Grant,
            Occasion = request.ClientId,
            Points = request.Points,
            At = held.Log.Now,
            Reason = reason,
            ById = hostId,
        };
        await ledger.AddAsync(held.Log, [entry], cancellation);
        await held.Log.CommitAsync(cancellation);
        return (PointEntryView.Of(entry), true);
    }

    private Task<PointEntry?> FindAsync(Guid eventId, GrantPointsRequest request, CancellationToken cancellation) =>
        db.Set<PointEntry>().AsNoTracking().SingleOrDefaultAsync(
            p => p.ConversationId == eventId && p.UserId == request.UserId && p.Kind == PointKind.Grant && p.Occasion == request.ClientId, cancellation);
}
