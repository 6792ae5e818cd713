using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Messages.Polls;
using ChatServer.Refusals;

namespace ChatServer.Messages.Scheduled;

/// <summary>A message to send later.</summary>
/// <param name="SendAt" example="2036-01-31T12:00:00.000Z">When to send it, by the server's clock: in the future, and at most 366 days from now.</param>
/// <param name="Message">What to send, as one sends it at once.</param>
public sealed record ScheduleMessageRequest(DateTimeOffset SendAt, SendMessageRequest Message);

/// <summary>Another text or time. Absent members stay as they are.</summary>
public sealed record ChangeScheduledRequest
{
    /// <summary>When to send it: in the future, and at most 366 days from now.</summary>
    /// <example>2036-01-31T12:00:00.000Z</example>
    public Optional<DateTimeOffset> SendAt { get; init; }

    /// <summary>1 to 16,384 bytes of UTF-8 with something visible in it, or empty if there are media.</summary>
    /// <example>Shall we have coffee?</example>
    [TextLimit(0, MessageContent.MaxUtf8Bytes, CountsUtf8Bytes = true)]
    public Optional<string> Content { get; init; }
}

/// <summary>Schedules a message, changes what is scheduled, or cancels it. Whether it may be sent is decided when it is.</summary>
public sealed class ScheduleMessage(ChangeLog changes, Memberships memberships, ScheduledStore store)
{
    public async Task<(ScheduledMessageView Scheduled, bool IsNew)> RunAsync(
        Guid userId, Guid conversationId, ScheduleMessageRequest request, CancellationToken cancellation)
    {
        var message = request.Message;
        RequireSound(message);
        await memberships.RequireAsync(userId, conversationId, cancellation);
        if (message.ReplyToId is { } answered && !await store.IsThereAsync(answered, conversationId, cancellation)) throw Refusal.NoSuchMessage();

        await using var write = await changes.BeginAsync(cancellation);
        if (await store.FindRepeatedAsync(userId, conversationId, message.ClientId, cancellation) is { } repeated)
            return (ScheduledMessageView.Of(repeated), false);
        if (await store.CountAsync(userId, cancellation) >= ScheduledMessage.MaxScheduled) throw Refusal.TooManyScheduledMessages();

        var sendAt = Time(request.SendAt, message, "message.poll.closesAt", write);
        var scheduled = new ScheduledMessage
        {
            Id = Guid.CreateVersion7(write.Now),
            ConversationId = conversationId,
            UserId = userId,
            ClientId = message.ClientId,
            Request = ScheduledMessageView.Write(message),
            MediaIds = [.. message.MediaIds ?? []],
            SendAt = sendAt,
            CreatedAt = write.Now,
        };
        await store.HoldAsync(userId, scheduled.MediaIds, cancellation);
        store.Add(write, scheduled);
        await write.CommitAsync(cancellation);
        return (ScheduledMessageView.Of(scheduled), true);
    }

    public async Task<ScheduledMessageView> ChangeAsync(Guid userId, Guid id, ChangeScheduledRequest request, CancellationToken cancellation)
    {
        if (request.Content is { IsGiven: true, Value: null }) throw Refusal.InvalidRequest("content", "It must be a string.");

        await using var write = await changes.BeginAsync(cancellation);
        var scheduled = await store.RequireAsync(userId, id, cancellation);
        scheduled.RequireChangeable();

        var message = ScheduledMessageView.Read(scheduled);
        message = message with { Content = request.Content.Or(message.Content)! };
        SendMessage.RequireSound(message);
        scheduled.Request = ScheduledMessageView.Write(message);
        if (request.SendAt.IsGiven) scheduled.SendAt = Time(request.SendAt.Value, message, "sendAt", write);

        (scheduled.Status, scheduled.Failure) = (ScheduledStatus.Waiting, null);
        store.SendInTime(write, scheduled);
        await write.CommitAsync(cancellation);
        return ScheduledMessageView.Of(scheduled);
    }

    public async Task CancelAsync(Guid userId, Guid id, CancellationToken cancellation)
    {
        await using var write = await changes.BeginAsync(cancellation);
        var scheduled = await store.RequireAsync(userId, id, cancellation);
        scheduled.RequireChangeable();
        await store.RemoveAsync(write, scheduled, cancellation);
        await write.CommitAsync(cancellation);
    }

    private static DateTimeOffset Time(DateTimeOffset at, SendMessageRequest message, string fieldOfPoll, ChangeWrite write)
    {
        var sendAt = ScheduledMessage.RequireTime(at.CutToMilliseconds(), write.Now, "sendAt");
        return message.Poll?.ClosesAt is { } closesAt && !Poll.MayClose(closesAt, sendAt)
            ? throw Refusal.InvalidRequest(fieldOfPoll, Poll.WhenItMayClose)
            : sendAt;
    }

    private static void RequireSound(SendMessageRequest message)
    {
        try
        {
            SendMessage.RequireSound(message);
        }
        catch (RefusalException refusal) when (refusal.Errors is { } errors)
        {
            throw Refusal.InvalidRequest(errors.ToDictionary(e => $"message.{e.Key}", e => e.Value));
        }
    }
}
