using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Moderation.Reports;
using ChatServer.Texts;

namespace ChatServer.Moderation.Actions;

/// <summary>What to do about somebody.</summary>
/// <param name="Kind" example="mute">deletion, warning, mute or suspension.</param>
/// <param name="Reason" example="Advertising in groups">1 to 500 characters; the person reads it.</param>
/// <param name="SubjectId">Whom it is about; for a deletion the message.</param>
/// <param name="Until" example="2036-01-31T12:00:00.000Z">When a mute or suspension ends: in the future; without it, it does not end by itself.</param>
public sealed record TakeActionRequest(
    ActionKind Kind, Guid SubjectId, [TextLimit(1, ModerationAction.MaxReasonLength)] string Reason, DateTimeOffset? Until = null);

/// <summary>Does something about a person, as a moderator of the server. They are told at once, with the reason.</summary>
public sealed class TakeAction(ChangeLog log, ActOnPerson act, ReportStore reports)
{
    public async Task<ActionView> RunAsync(Guid moderatorId, TakeActionRequest request, CancellationToken cancellation)
    {
        var wanted = Parse(request);
        if (wanted.MessageId is not { } messageId)
        {
            await using var write = await log.BeginAsync(cancellation);
            return await DoAsync(write, moderatorId, wanted, request.SubjectId, cancellation);
        }

        var (conversationId, senderId) = await reports.PlaceOfAsync(moderatorId, messageId, cancellation);
        await using var there = await log.LockAsync(conversationId, cancellation);
        return await DoAsync(there, moderatorId, wanted, senderId, cancellation);
    }

    private async Task<ActionView> DoAsync(ChangeWrite write, Guid moderatorId, WantedAction wanted, Guid userId, CancellationToken cancellation)
    {
        var people = await act.LockAsync(moderatorId, userId, [], cancellation);
        var action = await act.RunAsync(write, people, wanted, reportId: null, cancellation);
        await write.CommitAsync(cancellation);
        return ActionView.ForStaff(action);
    }

    private static WantedAction Parse(TakeActionRequest request) => WantedAction.Parse(
        request.Kind,
        ShortText.Parse(request.Reason, "reason", ModerationAction.MaxReasonLength),
        request.Kind == ActionKind.Deletion ? request.SubjectId : null,
        request.Until);
}
