namespace ChatServer.Conversations;

/// <summary>What a member may do in a conversation; each role may do all that the ones before it may.</summary>
public enum MemberRole
{
    Member,

    /// <summary>Deletes messages of others.</summary>
    Moderator,

    /// <summary>Adds and removes members, changes title and description, names moderators and admins.</summary>
    Admin,

    /// <summary>Hands over and deletes the conversation.</summary>
    Owner,
}
