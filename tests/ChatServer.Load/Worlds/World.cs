using System.Net.Http.Headers;
using ChatServer.Accounts;

namespace ChatServer.Load.Worlds;

/// <summary>A signed-in person and the conversations they are in.</summary>
internal sealed record Person(Guid Id, string Token, List<Guid> Conversations)
{
    public AuthenticationHeaderValue Authorization { get; } = new("Bearer", Token);
}

/// <summary>The people and conversations that the load moves in.</summary>
internal sealed class World(int people)
{
    public IReadOnlyList<Person> People { get; } =
        [.. Enumerable.Range(0, people).Select(_ => new Person(Guid.CreateVersion7(), SessionToken.Make(), []))];

    public Dictionary<Guid, List<Person>> Members { get; } = [];

    /// <summary>Conversations of one size; everybody is in equally many.</summary>
    public static World Even(int people, int conversations, int membersOfEach)
    {
        var world = new World(people);
        for (var conversation = 0; conversation < conversations; conversation++)
            world.Gather(Enumerable.Range(conversation * membersOfEach, membersOfEach).Select(i => world.People[i % people]));
        return world;
    }

    /// <summary>Groups of many sizes whose members have nothing else in common; everybody is in equally many. The same people each time.</summary>
    public static World Mixed(int people, int conversationsOfEach, int smallest, int largest)
    {
        var (world, random) = (new World(people), new Random(1));
        for (var round = 0; round < conversationsOfEach; round++)
        {
            var shuffled = world.People.ToArray();
            random.Shuffle(shuffled);
            for (var (first, size) = (0, 0); first < people; first += size)
            {
                size = random.Next(smallest, largest + 1);
                world.Gather(shuffled.Skip(first).Take(size));
            }
        }

        return world;
    }

    /// <summary>Makes a conversation; its first member owns it.</summary>
    public Guid Gather(IEnumerable<Person> members)
    {
        var conversation = Guid.CreateVersion7();
        Members[conversation] = [.. members];
        foreach (var member in Members[conversation]) member.Conversations.Add(conversation);
        return conversation;
    }
}
