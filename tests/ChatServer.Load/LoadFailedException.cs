namespace ChatServer.Load;

/// <summary>What was asked for was not measured, and why.</summary>
internal sealed class LoadFailedException(string why) : Exception(why);
