namespace ChatServer.Realtime;

/// <summary>Keeps both indexes true: who is connected here, and which conversations they hear.</summary>
/// <remarks>
/// A person is registered before their conversations are read, and the log is read once more after listening began. So there
/// is no moment at which a commit falls between: what was committed before is in what was read, what comes after is heard,
/// and who was removed meanwhile does not stay.
/// </remarks>
internal sealed class Attendance(
    ConnectedUsers users, ConversationFeeds feeds, LogReading log, RealtimeStore store, Presence presence, Frames frames)
{
    /// <summary>Registers a device; returns when everything committed from now on reaches it.</summary>
    public async Task<ConnectedUser> EnterAsync(HubSocket socket)
    {
        var user = users.Add(socket, LoadAsync);
        try
        {
            await user.Loading!;
            return user;
        }
        catch
        {
            Leave(user, socket);
            throw;
        }
    }

    public void Leave(ConnectedUser user, HubSocket socket)
    {
        if (user.Remove(socket)) presence.Linger(user, TryForget);
    }

    /// <summary>Finds the conversations that a person was added to on another node, and leaves the channels that they went out of there.</summary>
    public async Task RefreshAsync(ConnectedUser user, CancellationToken cancellation)
    {
        var heard = user.Feeds.Select(f => f.ConversationId).ToHashSet();
        await ListenAsync(user, cancellation);
        foreach (var added in user.Feeds.Where(f => !heard.Contains(f.ConversationId))) user.Post(frames.Resync(added.ConversationId));
    }

    /// <summary>Ends everything, with all sockets: positions that were heard mean nothing any more.</summary>
    public void Forget(ConnectedUser user)
    {
        user.Close();
        Remove(user);
    }

    /// <summary>Ends everything because this node stops.</summary>
    public async Task CloseAsync()
    {
        ConnectedUser[] people = [.. users.All];
        foreach (var user in people) Forget(user);
        if (people.Length > 0) await presence.KeepLastSeenAsync(people);
    }

    private async Task LoadAsync(ConnectedUser user)
    {
        try
        {
            await ListenAsync(user, CancellationToken.None);
            presence.Arrive(user);
        }
        catch
        {
            // The next device begins anew.
            Forget(user);
            throw;
        }
    }

    private async Task ListenAsync(ConnectedUser user, CancellationToken cancellation)
    {
        user.BeginLoad();
        try
        {
            var (heard, returns) = (user.OpennessHeard, user.Returns);
            var read = await store.ReadListeningAsync(user.Id, cancellation);
            if (!user.TryRead(read.Openness, heard)) await ReadOpennessAsync(user, cancellation);

            var unconfirmed = read.Places.Select(place => feeds.Add(user, place)).Where(f => !f.IsConfirmed).ToList();
            if (unconfirmed.Count > 0) await log.CatchUpAsync(unconfirmed, cancellation);
            if (user.Returns == returns) LeaveChannels(user, [.. read.Places.Select(p => p.ConversationId)]);
            user.ListSeq = read.ListSeq;
        }
        finally
        {
            user.EndLoad();
        }
    }

    // Of going out of others the log tells.
    private static void LeaveChannels(ConnectedUser user, HashSet<Guid> places)
    {
        foreach (var feed in user.Feeds.Where(f => f.IsCrowd && !places.Contains(f.ConversationId)))
        {
            user.Depart(feed.ConversationId);
            feed.Remove(user);
        }
    }

    /// <summary>Reads how a person stands to others, until nothing newer is heard meanwhile, and shows them to each other accordingly.</summary>
    public async Task ReadOpennessAsync(ConnectedUser user, CancellationToken cancellation)
    {
        for (var isRead = false; !isRead;)
        {
            var heard = user.OpennessHeard;
            if (!(await store.ReadOpennessAsync([user.Id], cancellation)).TryGetValue(user.Id, out var read)) return;
            presence.Reconsider(user, () => isRead = user.TryRead(read, heard));
        }
    }

    private bool TryForget(ConnectedUser user)
    {
        if (!user.TryClose()) return false;

        Remove(user);
        return true;
    }

    private void Remove(ConnectedUser user)
    {
        users.Remove(user);
        foreach (var feed in user.Feeds) feed.Remove(user);
    }
}
