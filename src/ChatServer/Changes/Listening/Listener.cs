namespace ChatServer.Changes.Listening;

/// <summary>A listener that there is.</summary>
/// <param name="Name">Its <see cref="ILogListener.Name"/>.</param>
/// <param name="Type">Its class, an <see cref="ILogListener"/>.</param>
public sealed record Listener(string Name, Type Type);
