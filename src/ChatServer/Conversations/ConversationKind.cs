namespace ChatServer.Conversations;

/// <summary>How many people a conversation is between.</summary>
public enum ConversationKind
{
    /// <summary>Two people; there is one such conversation per pair, for ever.</summary>
    Direct,

    /// <summary>Any number of people who were added.</summary>
    Group,

    /// <summary>One person's notes to themselves; everybody has one at most.</summary>
    Saved,

    /// <summary>Those of a group who opened it; it has a title, an owner and messages of its own.</summary>
    Thread,

    /// <summary>A few who post, and any number who subscribe, react and comment without being shown to each other.</summary>
    Channel,

    /// <summary>Those who take part in an event: its hosts, and any number who come and go without being told of in the log.</summary>
    Event,
}

internal static class ConversationKinds
{
    /// <summary>The kinds of <see cref="IsCrowd"/>, as a condition on the column "kind".</summary>
    public const string Crowds = "in ('channel', 'event')";

    /// <summary>The same for queries in LINQ.</summary>
    public static readonly IReadOnlyList<ConversationKind> OfCrowds = [ConversationKind.Channel, ConversationKind.Event];

    /// <summary>Whether so many may be in it that what grows with them must not be there: who has no role is told to nobody.</summary>
    public static bool IsCrowd(this ConversationKind kind) => OfCrowds.Contains(kind);
}
