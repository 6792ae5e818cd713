namespace ChatServer.Users;

/// <summary>What a person may do on this server as a whole. It opens no conversation.</summary>
public enum ServerRole
{
    User,
    Moderator,
    Admin,
}
