using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Messages.LinkPreviews.Pages;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.LinkPreviews;

/// <summary>Asks for the page behind a message's first link, and shows at the message what it says of itself.</summary>
/// <remarks>The job names the message alone, so that nothing of what was said is kept with it.</remarks>
public sealed class PreviewLink(ChatDbContext db, ChangeLog log, KnownPages pages, TimeProvider clock) : IJobHandler
{
    /// <summary>At the same time: they wait for others most of the time.</summary>
    public const int AtOnce = 8;

    /// <summary>Afterwards nobody looks for it any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public static string Kind => "previews.make";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var (conversationId, messageId) = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!;
        var message = await Find(conversationId, messageId).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (message is null || PreviewedLink.StillWanted(message, clock.GetUtcNow()) is not { } url) return null;
        if (clock.GetUtcNow() - ChangedAt(message) > Patience) return null;

        var answer = pages.Ask(message.SenderId, url, cancellation);
        if (answer.Wait is { } wait) return wait;
        if (await answer.Page is { } page) await ShowAsync(message, LinkPreview.Of(url, page), cancellation);
        return null;
    }

    private async Task ShowAsync(Message asked, LinkPreview preview, CancellationToken cancellation)
    {
        // As of what brought it about: being asked for took its time, in which nobody did anything.
        await using var write = await log.LockAsync(asked.ConversationId, ChangedAt(asked), cancellation);
        var message = await Find(asked.ConversationId, asked.Id).SingleOrDefaultAsync(cancellation);
        if (message is null || PreviewedLink.StillWanted(message, clock.GetUtcNow()) != preview.Url) return;

        message.Details = message.Details! with { Preview = preview };
        await write.AppendAsync(db, message, MessageChanges.Previewed, message.SenderId, cancellation);
        await write.CommitAsync(cancellation);
    }

    private IQueryable<Message> Find(Guid conversationId, Guid messageId) =>
        db.Set<Message>().Where(m => m.Id == messageId && m.ConversationId == conversationId);

    private static DateTimeOffset ChangedAt(Message message) => message.EditedAt ?? message.CreatedAt;

    public sealed record Payload(Guid ConversationId, Guid MessageId);
}
