namespace ChatServer.Changes;

/// <summary>Something that sockets hear of but the log does not keep. Features declare their own; losing one costs nothing lasting.</summary>
public abstract record Signal;
