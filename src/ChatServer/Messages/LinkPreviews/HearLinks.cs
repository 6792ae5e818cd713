using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Jobs;

namespace ChatServer.Messages.LinkPreviews;

/// <summary>Has a preview made of what people link to, soon after they did.</summary>
internal sealed class HearLinks(HeardMessages messages, ChangeLog log, JobQueue jobs, TimeProvider clock) : ILogListener
{
    public static string Name => "link-previews";

    public async Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var heard = changes
            .Where(c => (c.Kind == MessageChanges.Sent.Number || c.Kind == MessageChanges.Edited.Number) && now - c.At < PreviewLink.Patience);
        var wanting = (await messages.OfAsync(heard, cancellation)).Where(m => PreviewedLink.StillWanted(m, now) is not null).ToList();
        if (wanting.Count == 0) return;

        await using var write = await log.BeginAsync(cancellation);
        foreach (var message in wanting) jobs.Add(write, PreviewLink.Kind, new PreviewLink.Payload(message.ConversationId, message.Id));
        await write.CommitAsync(cancellation);
    }
}
