namespace ChatServer.Realtime;

/// <summary>Cuts the sockets of sessions that ended elsewhere or expired, and learns what changed of the people behind them.</summary>
internal sealed class SocketCheck(ConnectedUsers users, Attendance attendance, RealtimeStore store, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var people = users.All;
        if (people.Count == 0) return;

        await CutDeadAsync([.. people.SelectMany(u => u.Sockets)], cancellation);
        await LearnAsync([.. people], cancellation);
    }

    private async Task CutDeadAsync(HubSocket[] sockets, CancellationToken cancellation)
    {
        if (sockets.Length == 0) return;

        var sessionIds = sockets.Select(s => s.Session.Id).Distinct().ToArray();
        var alive = (await store.ReadAliveAsync(sessionIds, clock.GetUtcNow(), cancellation)).ToHashSet();
        foreach (var socket in sockets)
            if (!alive.Contains(socket.Session.Id)) socket.End();
    }

    private async Task LearnAsync(ConnectedUser[] people, CancellationToken cancellation)
    {
        foreach (var state in await store.ReadStatesAsync(Array.ConvertAll(people, u => u.Id), cancellation))
        {
            if (users.Find(state.UserId) is not { Loading.IsCompletedSuccessfully: true } user) continue;

            if (state.CardVersion != user.Openness.Version) await attendance.ReadOpennessAsync(user, cancellation);
            if (state.ListSeq != user.ListSeq) await attendance.RefreshAsync(user, cancellation);
        }
    }
}
