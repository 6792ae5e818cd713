using ChatServer.Conversations;

namespace ChatServer.Demo;

/// <summary>A conversation of the demo world, and what people did in it.</summary>
internal sealed record DemoConversation(DemoPerson Starter, IReadOnlyList<DemoPerson> Others, IReadOnlyList<DemoAct> Acts)
{
    // Longer ago than anything that was said in it.
    public static readonly TimeSpan Started = TimeSpan.FromDays(4);

    /// <summary>Groups have one, and no two groups the same.</summary>
    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Of those who are more than members; the starter is the owner.</summary>
    public IReadOnlyDictionary<DemoPerson, MemberRole> Roles { get; init; } = new Dictionary<DemoPerson, MemberRole>();

    public ConversationKind Kind => Title is null ? ConversationKind.Direct : ConversationKind.Group;
}
