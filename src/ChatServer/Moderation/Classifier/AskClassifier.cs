using System.Text.Json;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Media;
using ChatServer.Messages;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatServer.Moderation.Classifier;

/// <summary>Asks the classifier about some messages, again and again for an hour if need be, and has done what it says.</summary>
/// <remarks>The job names messages alone, so that nothing of what was said is kept with it, and what was deleted meanwhile is not sent.</remarks>
public sealed class AskClassifier(
    ChatDbContext db, ClassifierClient client, ApplyVerdict apply, IOptions<ClassifierOptions> options, TimeProvider clock) : IJobHandler
{
    /// <summary>Messages in one request.</summary>
    public const int AtOnce = 100;

    /// <summary>Requests at the same time.</summary>
    public const int Runners = 2;

    /// <summary>Afterwards nobody asks about it any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public static string Kind => "classifier.ask";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var messageIds = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!.MessageIds;
        var messages = await ReadAsync(messageIds, cancellation);
        if (messages.Count == 0) return null;
        if (client.Wait is { } wait) return wait;

        var question = new ClassifierQuestion(messages.ConvertAll(m => ClassifiedMessage.Of(m, options.Value.SendContents)));
        if (await client.AskAsync(question, cancellation) is not { } answer) return client.Wait ?? TimeSpan.Zero;

        var asked = messages.ToDictionary(m => m.Id);
        foreach (var verdict in answer.Verdicts.DistinctBy(v => v.MessageId))
            if (asked.TryGetValue(verdict.MessageId, out var message)) await apply.RunAsync(message, verdict, cancellation);

        return null;
    }

    private async Task<List<MessageView>> ReadAsync(Guid[] messageIds, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var messages = await db.Set<Message>().AsNoTracking().Where(m => messageIds.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(cancellation);
        var views = new List<MessageView>();
        foreach (var message in messages.Where(m => !m.IsGone(now) && now - (m.EditedAt ?? m.CreatedAt) < Patience))
            views.Add(MessageView.Of(message, now, await MediaAsync(message, cancellation)));
        return views;
    }

    private async Task<IReadOnlyList<MediaView>> MediaAsync(Message message, CancellationToken cancellation) =>
        message.MediaCount == 0 ? [] : await MediaOfMessages.ReadAsync(db, message.ConversationId, message.Seq, cancellation);

    public sealed record Payload(Guid[] MessageIds);
}
