namespace ChatServer.Users;

/// <summary>How two people stand to each other. It is the same from both sides.</summary>
public enum Relation
{
    /// <summary>One of them blocked the other.</summary>
    Apart,

    /// <summary>Neither has anything to do with the other.</summary>
    Stranger,

    /// <summary>They agreed to be contacts.</summary>
    Contact,

    /// <summary>They are one.</summary>
    Self,
}
