using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.LiveEvents.Participation;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Engagement;

/// <summary>What to list of what people did in an event.</summary>
public sealed class EngagementListRequest
{
    /// <summary>One person's alone; who is no host gets their own alone.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Of one kind alone.</summary>
    public EngagementKind? Kind { get; init; }
}

/// <summary>What somebody did in an event.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="UserId">Who.</param>
/// <param name="Kind">join, message or reaction.</param>
/// <param name="At">When.</param>
/// <param name="Count">How many reactions were sent at a time; otherwise 1.</param>
/// <param name="Emoji">Of a reaction; null otherwise.</param>
/// <param name="MessageId">The message; null otherwise.</param>
public sealed record EngagementView(Guid Id, Guid UserId, EngagementKind Kind, DateTimeOffset At, int Count, string? Emoji, Guid? MessageId)
{
    public static EngagementView Of(EngagementEntry e) =>
        new(e.Id, e.UserId, e.Kind, e.At, e.Count, e.Emoji, e.Kind == EngagementKind.Message ? e.Key : null);
}

/// <summary>Reads what people did in an event: hosts everybody's, all others their own.</summary>
public sealed class EngagementReader(ChatDbContext db, ParticipantReader participants, Cursors cursors)
{
    /// <summary>Newest first.</summary>
    public async Task<Page<EngagementView>> ListAsync(
        Guid readerId, Guid eventId, EngagementListRequest request, PageRequest page, CancellationToken cancellation)
    {
        var list = $"engagement {eventId} {request.UserId} {request.Kind}";
        var place = cursors.Read(list, readerId, page.Cursor);
        var isHost = await participants.RequireAsync(readerId, eventId, cancellation) >= MemberRole.Admin;
        if (!isHost && request.UserId is { } other && other != readerId) throw Refusal.NotAllowed();

        var wanted = db.Set<EngagementEntry>().AsNoTracking().Where(e => e.ConversationId == eventId);
        if ((isHost ? request.UserId : readerId) is { } userId) wanted = wanted.Where(e => e.UserId == userId);
        if (request.Kind is { } kind) wanted = wanted.Where(e => e.Kind == kind);
        if (place is not null)
        {
            var last = Guid.Parse(place);
            wanted = wanted.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.ConversationId, e.Id), ValueTuple.Create(eventId, last)));
        }

        var rows = await wanted.OrderByDescending(e => e.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        var items = rows.Take(page.Limit).Select(EngagementView.Of).ToList();
        return new Page<EngagementView>(items, rows.Count > page.Limit ? cursors.Write(list, readerId, $"{items[^1].Id}") : null);
    }
}
