using ChatServer.Conversations;
using ChatServer.Load.Worlds;
using Npgsql;

namespace ChatServer.Load.Channels;

/// <summary>A channel and a group of ten, both owned by the first person, and people who are in neither yet.</summary>
internal sealed class ChannelWorld
{
    private const int GroupSize = 10;

    public ChannelWorld(int subscribers, int newcomers)
    {
        World = new World(subscribers + newcomers);
        Channel = World.Gather(World.People.Take(subscribers));

        // Of the group only the owner has a device: what is compared is the post, not its deliveries.
        Group = World.Gather(World.People.Take(1).Concat(World.People.Take(subscribers).TakeLast(GroupSize - 1)));
        Newcomers = [.. World.People.Skip(subscribers)];
    }

    public World World { get; }

    public Person Owner => World.People[0];

    public Guid Channel { get; }

    public Guid Group { get; }

    public IReadOnlyList<Person> Newcomers { get; }

    public async Task WriteAsync(string database)
    {
        await WorldWriter.WriteAsync(World, database);
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            $"update conversations set kind = 'channel', is_public = true, post_role = {(int)MemberRole.Admin}, mention_all_role = {(int)MemberRole.Owner} where id = $1");
        command.Parameters.AddWithValue(Channel);
        await command.ExecuteNonQueryAsync();
    }
}
