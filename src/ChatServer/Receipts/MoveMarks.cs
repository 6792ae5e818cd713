using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Refusals;

namespace ChatServer.Receipts;

/// <summary>Moves one's own marks forward, and lets the others in the conversation know.</summary>
public sealed class MoveMarks(MarkStore marks, ChangeFeed feed, TimeProvider clock)
{
    public async Task<MarksView> RunAsync(Guid userId, Guid conversationId, MoveMarksRequest request, CancellationToken cancellation)
    {
        if (request is { DeliveredSeq: null, ReadSeq: null })
            throw Refusal.InvalidRequest("readSeq", "At least one of deliveredSeq and readSeq must be given.");
        RequirePosition(request.DeliveredSeq, "deliveredSeq");
        RequirePosition(request.ReadSeq, "readSeq");

        var now = clock.GetUtcNow().CutToMilliseconds();
        var moved = await marks.MoveAsync(
            conversationId, userId, request.DeliveredSeq ?? 0, request.ReadSeq ?? 0, now, cancellation)
            ?? throw Refusal.NoSuchConversation();

        if (moved.HaveMoved)
            feed.Announce(new MarksMoved(
                conversationId, userId, moved.DeliveredSeq, moved.ReadSeq, now, moved.ShowReads, moved.DeliveredMoved));
        return new MarksView(moved.DeliveredSeq, moved.ReadSeq);
    }

    private static void RequirePosition(long? seq, string field)
    {
        if (seq < 0) throw Refusal.InvalidRequest(field, "It must not be negative.");
    }
}
