using System.Collections.Concurrent;

namespace ChatServer.Realtime;

/// <summary>Index from people to their devices on this node.</summary>
internal sealed class ConnectedUsers
{
    private readonly ConcurrentDictionary<Guid, ConnectedUser> _users = new();

    public ICollection<ConnectedUser> All => _users.Values;

    public ConnectedUser? Find(Guid userId) => _users.GetValueOrDefault(userId);

    /// <summary>Adds a device to its person, who is loaded if they were not known here.</summary>
    public ConnectedUser Add(HubSocket socket, Func<ConnectedUser, Task> load)
    {
        while (true)
        {
            var user = _users.GetOrAdd(socket.UserId, id => new ConnectedUser(id));
            if (user.TryAdd(socket, load)) return user;

            // It was closed between the two calls; help to take it away.
            Remove(user);
        }
    }

    public void Remove(ConnectedUser user) => _users.TryRemove(KeyValuePair.Create(user.Id, user));
}
