namespace ChatServer.Media.Processing;

/// <summary>The original cannot be processed: broken, hostile or beyond a limit. Whoever uploaded it is told the reason.</summary>
public sealed class UnprocessableMediaException(string reason, Exception? cause = null) : Exception(reason, cause);
