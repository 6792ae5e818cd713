namespace ChatServer.Users;

/// <summary>Whom a person lets in on something of theirs.</summary>
public enum Audience
{
    /// <summary>All but those from whom a block keeps them apart.</summary>
    Everybody,

    /// <summary>Their contacts.</summary>
    Contacts,

    /// <summary>None but themselves.</summary>
    Nobody,
}

/// <summary>The one rule of privacy.</summary>
public static class AudienceRule
{
    public static bool Includes(this Audience audience, Relation relation) => relation switch
    {
        Relation.Self => true,
        Relation.Apart => false,
        Relation.Contact => audience != Audience.Nobody,
        _ => audience == Audience.Everybody,
    };
}
