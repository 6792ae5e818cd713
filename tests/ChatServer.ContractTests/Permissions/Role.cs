namespace ChatServer.ContractTests.Permissions;

/// <summary>Who asks; the columns of the table, in its order.</summary>
public enum Role
{
    Anonymous,

    /// <summary>With the token of the last session of an account that was deleted.</summary>
    DeletedAccount,

    /// <summary>Signed in, and never in the conversation.</summary>
    Stranger,

    /// <summary>Was in the group, said something, and left.</summary>
    ExMember,

    /// <summary>Was in the group, said something, and was banned from it. Where a row says nothing else, they get what whoever left gets.</summary>
    Banned,

    /// <summary>Never in the conversation.</summary>
    ServerModerator,

    /// <summary>Never in the conversation.</summary>
    ServerAdmin,

    Member,
    Moderator,
    Admin,
    Owner,
}
