using ChatServer.Accounts;

namespace ChatServer.Load.Sending;

/// <summary>Somebody who sends: a signed-in person and the conversations they are in.</summary>
internal sealed record Person(Guid Id, string Token, List<Guid> Conversations);

/// <summary>The people and conversations that the load moves in; everybody is in equally many conversations.</summary>
internal sealed class World
{
    public const int Conversations = 200;
    public const int MembersOfEach = 10;

    public World(int senders)
    {
        People = [.. Enumerable.Range(0, Math.Max(senders, MembersOfEach)).Select(_ => new Person(Guid.CreateVersion7(), SessionToken.Make(), []))];
        for (var conversation = 0; conversation < Conversations; conversation++) Fill(Guid.CreateVersion7(), conversation * MembersOfEach);
    }

    public IReadOnlyList<Person> People { get; }

    public Dictionary<Guid, List<Person>> Members { get; } = [];

    private void Fill(Guid conversation, int first)
    {
        Members[conversation] = [.. Enumerable.Range(first, MembersOfEach).Select(i => People[i % People.Count])];
        foreach (var member in Members[conversation]) member.Conversations.Add(conversation);
    }
}
