using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Persistence;

namespace ChatServer.Jobs;

/// <summary>There may be something to do.</summary>
public sealed record JobAdded : Signal;

/// <summary>Takes jobs. They exist if, and only if, the transaction that asked for them is committed.</summary>
public sealed class JobQueue(ChatDbContext db)
{
    /// <param name="after">How long after the commit at the earliest; at once without.</param>
    public void Add<T>(ChangeWrite write, string kind, T payload, TimeSpan after = default)
    {
        db.Add(new Job
        {
            Id = Guid.CreateVersion7(),
            Kind = kind,
            Payload = JsonSerializer.Serialize(payload, WireJson.Options),
            NotBefore = write.Now + after,
        });
        write.Announce(new JobAdded());
    }
}
