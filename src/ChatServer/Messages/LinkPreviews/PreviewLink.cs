using System.Text.Json;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Messages.LinkPreviews.Pages;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.LinkPreviews;

/// <summary>Asks for the page behind a message's first link, and shows at the message what it says of itself.</summary>
/// <remarks>The job names the message alone, so that nothing of what was said is kept with it.</remarks>
public sealed class PreviewLink(ChatDbContext db, KnownPages pages, ShowPreview showPreview, TimeProvider clock) : IJobHandler
{
    /// <summary>At the same time: they wait for others most of the time.</summary>
    public const int AtOnce = 8;

    /// <summary>Afterwards nobody looks for it any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public static string Kind => "previews.make";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var (conversationId, messageId) = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!;
        var message = await db.Set<Message>().AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == messageId && m.ConversationId == conversationId, cancellation);
        if (message is null || PreviewedLink.StillWanted(message, clock.GetUtcNow()) is not { } url) return null;
        if (clock.GetUtcNow() - (message.EditedAt ?? message.CreatedAt) > Patience) return null;

        var answer = pages.Ask(message.SenderId, url, cancellation);
        if (answer.Wait is { } wait) return wait;
        if (await answer.Page is not { } page || await showPreview.RunAsync(message, url, page, cancellation)) return null;

        // Its picture went with the last message that showed it.
        pages.Forget(url);
        return TimeSpan.Zero;
    }

    public sealed record Payload(Guid ConversationId, Guid MessageId);
}
