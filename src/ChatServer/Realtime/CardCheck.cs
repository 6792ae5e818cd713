using ChatServer.Persistence;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ChatServer.Realtime;

/// <summary>Tells cards that changed elsewhere: on other nodes, and in workers, which finish avatars.</summary>
internal sealed class CardCheck(ConnectedUsers users, CardFanOut cards, RealtimeStore store, IServiceScopeFactory scopes)
{
    // As many as wait to be told at most; Sync has the others.
    private const int AtOnce = 1000;

    private ulong? _horizon;

    public async Task RunAsync(CancellationToken cancellation)
    {
        // Before the cards: what commits in between is found by the next look.
        var horizon = await store.ReadHorizonAsync(cancellation);
        if (users.All.Count == 0) Forget();
        else if (_horizon is { } since) await TellAsync(since, cancellation);
        _horizon = horizon;
    }

    private async Task TellAsync(ulong since, CancellationToken cancellation)
    {
        var changed = await ReadAsync(since, cancellation);
        foreach (var user in changed) cards.Tell(new CardFaces(user));
        cards.RememberOnly(changed.Select(user => user.Id));
    }

    /// <summary>Versions of another past say nothing, and nobody needs what nobody hears.</summary>
    public void Forget() => cards.RememberOnly([]);

    private async Task<List<User>> ReadAsync(ulong since, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var xid = new NpgsqlParameter { Value = since, NpgsqlDbType = NpgsqlDbType.Xid8 };
        return await scope.ServiceProvider.GetRequiredService<ChatDbContext>().Users
            .FromSql($"select * from users where card_xid >= {xid} order by card_xid desc limit {AtOnce}")
            .AsNoTracking().ToListAsync(cancellation);
    }
}
