using ChatServer.Load.Worlds;

namespace ChatServer.Load.Searching;

/// <summary>Conversations of ten, half of them the reader's, each in one of ten scripts.</summary>
internal sealed class SearchWorld
{
    public const int ConversationsOfReader = 200;
    public const int Conversations = 400;
    public const int MembersOfEach = 10;

    private const int People = 200;

    public SearchWorld()
    {
        World = new World(People);
        for (var c = 0; c < Conversations; c++)
        {
            var others = Enumerable.Range(0, MembersOfEach - 1).Select(i => World.People[1 + ((c * MembersOfEach + i) % (People - 1))]);
            World.Gather(c % 2 == 0 ? others.Prepend(Reader) : others);
        }

        All = [.. World.Members.Keys];
    }

    public World World { get; }

    public Person Reader => World.People[0];

    public IReadOnlyList<Guid> All { get; }

    public static int ScriptOf(int conversation) => conversation / 2 % SearchTexts.ScriptCount;
}
