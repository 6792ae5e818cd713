using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations;

/// <summary>Locks what two people have with each other: their direct conversation, if there is one, and both of them.</summary>
public sealed class PairLock(ChangeLog changes, ConversationStore store, ChatDbContext db)
{
    public async Task<ChangeWrite> LockAsync(Guid one, Guid other, CancellationToken cancellation)
    {
        var direct = DirectConversation.IdOf(one, other);
        while (true)
        {
            var write = await changes.BeginAsync(cancellation);
            try
            {
                await write.LockAsync([direct], cancellation);
                await store.RequirePeopleAsync([one, other], cancellation);
                if (write.Holds(direct) || !await db.Set<Conversation>().AnyAsync(c => c.Id == direct, cancellation)) return write;
            }
            catch
            {
                await write.DisposeAsync();
                throw;
            }

            // They started it meanwhile. Conversations are locked before people, so it begins anew.
            await write.DisposeAsync();
        }
    }
}
