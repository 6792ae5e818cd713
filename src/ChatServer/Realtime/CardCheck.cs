using ChatServer.Persistence;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ChatServer.Realtime;

/// <summary>Tells cards that changed elsewhere: on other nodes, and in workers, which finish avatars.</summary>
/// <remarks>Those that changed here are told once more, which replaces them by themselves.</remarks>
internal sealed class CardCheck(ConnectedUsers users, CardFanOut cards, RealtimeStore store, IServiceScopeFactory scopes)
{
    // As many as wait to be told at most; Sync has the others.
    private const int AtOnce = 1000;

    private ulong? _horizon;
    private Dictionary<Guid, ulong> _told = [];

    public async Task RunAsync(CancellationToken cancellation)
    {
        // Before the cards: what commits in between is found by the next look.
        var horizon = await store.ReadHorizonAsync(cancellation);
        if (_horizon is { } since && users.All.Count > 0) await TellAsync(since, cancellation);
        _horizon = horizon;
    }

    private async Task TellAsync(ulong since, CancellationToken cancellation)
    {
        var changed = await ReadAsync(since, cancellation);
        foreach (var user in changed)
            if (_told.GetValueOrDefault(user.Id) != user.CardXid) cards.Tell(UserCard.Of(user));

        // A long transaction keeps the horizon back: until it ends the same ones come up.
        _told = changed.ToDictionary(user => user.Id, user => user.CardXid);
    }

    private async Task<List<User>> ReadAsync(ulong since, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var xid = new NpgsqlParameter { Value = since, NpgsqlDbType = NpgsqlDbType.Xid8 };
        return await scope.ServiceProvider.GetRequiredService<ChatDbContext>().Users
            .FromSql($"select * from users where card_xid >= {xid} order by card_xid desc limit {AtOnce}")
            .AsNoTracking().ToListAsync(cancellation);
    }
}
