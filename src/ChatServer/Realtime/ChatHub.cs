using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ChatServer.Http;
using ChatServer.Http.RateLimits;
using ChatServer.LiveEvents.Participation;
using ChatServer.LiveEvents.Reactions;
using ChatServer.LiveEvents.Stage;
using ChatServer.Messages;
using ChatServer.Receipts;
using ChatServer.Refusals;
using ChatServer.Sync;
using Microsoft.AspNetCore.SignalR;

namespace ChatServer.Realtime;

/// <summary>The socket's door to the use cases. It has no rules of its own: each method does what its REST twin does.</summary>
/// <remarks>
/// Arguments are taken as JSON and bound as REST binds bodies: an argument that does not bind by itself would never reach the filter
/// that phrases refusals.
/// </remarks>
internal sealed class ChatHub : Hub<IChatClient>
{
    private Guid UserId => HubSocket.Of(Context.Items).UserId;

    /// <summary>Sends a message. Repeating a call with the same clientId returns the first message.</summary>
    /// <param name="conversationId">Where to; a UUID.</param>
    /// <param name="request">{clientId, content, mediaIds?, replyToId?} as for POST /conversations/{id}/messages.</param>
    /// <param name="sendMessage">Injected.</param>
    /// <returns>The message.</returns>
    [RateLimit(RatePolicy.Send)]
    public async Task<MessageView> Send(JsonElement conversationId, JsonElement request, SendMessage sendMessage)
    {
        var sent = await sendMessage.RunAsync(
            UserId, Id(conversationId, nameof(conversationId)), RequestJson.Bind<SendMessageRequest>(request), Context.ConnectionAborted);
        return sent.Message;
    }

    /// <summary>Replaces the text of one's own message.</summary>
    /// <param name="messageId">A UUID.</param>
    /// <param name="request">{content} as for PATCH /messages/{id}.</param>
    /// <param name="editMessage">Injected.</param>
    /// <returns>The message as it is now.</returns>
    [RateLimit(RatePolicy.Send)]
    public Task<MessageView> Edit(JsonElement messageId, JsonElement request, EditMessage editMessage) => editMessage.RunAsync(
        UserId, Id(messageId, nameof(messageId)), RequestJson.Bind<EditMessageRequest>(request), ifMatch: null, Context.ConnectionAborted);

    /// <summary>Takes back one's own message, or removes anybody's as a moderator.</summary>
    /// <param name="messageId">A UUID.</param>
    /// <param name="deleteMessage">Injected.</param>
    [RateLimit(RatePolicy.Send)]
    public Task Delete(JsonElement messageId, DeleteMessage deleteMessage) =>
        deleteMessage.RunAsync(UserId, Id(messageId, nameof(messageId)), ifMatch: null, Context.ConnectionAborted);

    /// <summary>Says that one has read everything up to a position; the mark never goes back.</summary>
    /// <param name="conversationId">Where; a UUID.</param>
    /// <param name="seq">The position, 0 or more; beyond the newest change means up to it.</param>
    /// <param name="moveMarks">Injected.</param>
    /// <returns>{deliveredSeq, readSeq}: where the marks are now.</returns>
    [RateLimit(RatePolicy.Default)]
    public Task<MarksView> MarkRead(JsonElement conversationId, JsonElement seq, MoveMarks moveMarks) => moveMarks.RunAsync(
        UserId, Id(conversationId, nameof(conversationId)), new MoveMarksRequest(ReadSeq: Seq(seq)), Context.ConnectionAborted);

    /// <summary>Says that everything up to a position has reached this device; the mark never goes back.</summary>
    /// <param name="conversationId">Where; a UUID.</param>
    /// <param name="seq">The position, 0 or more; beyond the newest change means up to it.</param>
    /// <param name="moveMarks">Injected.</param>
    /// <returns>{deliveredSeq, readSeq}: where the marks are now.</returns>
    [RateLimit(RatePolicy.Default)]
    public Task<MarksView> MarkDelivered(JsonElement conversationId, JsonElement seq, MoveMarks moveMarks) => moveMarks.RunAsync(
        UserId, Id(conversationId, nameof(conversationId)), new MoveMarksRequest(DeliveredSeq: Seq(seq)), Context.ConnectionAborted);

    /// <summary>Tells a client what it lacks, as POST /sync does; call it after every connect.</summary>
    /// <param name="request">{cursor?, known, limit?}. A call has at most 32 KB; whoever knows more conversations uses REST.</param>
    /// <param name="syncState">Injected.</param>
    /// <returns>The answer of POST /sync.</returns>
    [RateLimit(RatePolicy.Sync)]
    public Task<SyncAnswer> Sync(JsonElement request, SyncState syncState) =>
        syncState.RunAsync(UserId, RequestJson.Bind<SyncRequest>(request), Context.ConnectionAborted);

    /// <summary>Tells the other members that one is writing; renew it every 3 to 5 seconds while it lasts.</summary>
    /// <remarks>It is over after 6 seconds, or with the next message. In conversations of more than 200 members nothing is told.</remarks>
    /// <param name="conversationId">Where; a UUID.</param>
    /// <param name="typing">Injected.</param>
    [RateLimit(RatePolicy.Typing)]
    public Task Typing(JsonElement conversationId, Typing typing)
    {
        typing.Tell(HubSocket.Of(Context.Items), Id(conversationId, nameof(conversationId)));
        return Task.CompletedTask;
    }

    /// <summary>Says that one is watching an event, as POST /events/{id}/heartbeat does.</summary>
    /// <param name="eventId">Which; a UUID.</param>
    /// <param name="beatHeart">Injected.</param>
    [RateLimit(RatePolicy.Default)]
    public Task Heartbeat(JsonElement eventId, BeatHeart beatHeart) => beatHeart.RunAsync(UserId, Id(eventId, nameof(eventId)), Context.ConnectionAborted);

    /// <summary>Reacts to what is going on in an event that is live. Repeating a call with the same clientId counts nothing twice.</summary>
    /// <param name="eventId">Which; a UUID.</param>
    /// <param name="request">{clientId, emoji, count?} as for POST /events/{id}/reactions.</param>
    /// <param name="reactInEvent">Injected.</param>
    /// <returns>{emoji, count}: how often there is this emoji now.</returns>
    [RateLimit(RatePolicy.React)]
    public Task<EventReactionCount> React(JsonElement eventId, JsonElement request, ReactInEvent reactInEvent) =>
        reactInEvent.RunAsync(UserId, Id(eventId, nameof(eventId)), RequestJson.Bind<ReactInEventRequest>(request), Context.ConnectionAborted);

    /// <summary>Sets what everybody in an event sees, as one of its hosts.</summary>
    /// <param name="eventId">Which; a UUID.</param>
    /// <param name="request">{revision, playing, positionMs, rate?, slide?, pollId?} as for PUT /events/{id}/stage.</param>
    /// <param name="setStage">Injected.</param>
    /// <returns>The stage as it is now.</returns>
    [RateLimit(RatePolicy.Send)]
    public Task<StageView> SetStage(JsonElement eventId, JsonElement request, SetStage setStage) =>
        setStage.RunAsync(UserId, Id(eventId, nameof(eventId)), RequestJson.Bind<SetStageRequest>(request), Context.ConnectionAborted);

    /// <summary>Reads the server's clock, to be compared with one's own; see GET /time.</summary>
    /// <param name="clock">Injected.</param>
    /// <returns>{receivedMicros, sentMicros}.</returns>
    [RateLimit(RatePolicy.Default)]
    [SuppressMessage("Performance", "CA1822", Justification = "SignalR finds only instance methods.")]
    public ServerTime Time(TimeProvider clock) => ServerTime.Of(clock.GetUtcNow(), clock.GetUtcNow());

    /// <summary>Refuses calls that fit no method; see <see cref="StrictHubProtocol"/>.</summary>
    [HubMethodName(StrictHubProtocol.RefusingMethod)]
    [SuppressMessage("Performance", "CA1822", Justification = "SignalR finds only instance methods.")]
    public Task Refuse(RefusalException refusal) => throw refusal;

    private static Guid Id(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.String && Ids.TryParse(json.GetString(), out var id)
            ? id
            : throw Refusal.InvalidRequest(name, "It must be a UUID.");

    private static long Seq(JsonElement seq) =>
        seq.ValueKind == JsonValueKind.Number && seq.TryGetInt64(out var position) && position >= 0
            ? position
            : throw Refusal.InvalidRequest(nameof(seq), "It must be a whole number of 0 or more.");
}
