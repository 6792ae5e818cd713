namespace ChatServer.Persistence;

/// <summary>Why the server does not start, said to whoever runs it: what is wrong and what to do.</summary>
public sealed class CannotStartException(string message, Exception? cause = null) : Exception(message, cause);
