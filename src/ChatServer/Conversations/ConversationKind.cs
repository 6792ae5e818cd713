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
}
