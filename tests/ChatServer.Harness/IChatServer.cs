namespace ChatServer.Harness;

/// <summary>Where a person's requests go: a server in this process, or one of its own.</summary>
public interface IChatServer
{
    HttpClient Http { get; }

    Uri Address { get; }
}
