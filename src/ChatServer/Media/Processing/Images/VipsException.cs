namespace ChatServer.Media.Processing.Images;

/// <summary>What libvips says when it fails. Failures at the same time can take each other's words: they are for the log, nothing is decided by them.</summary>
internal sealed class VipsException(string message) : Exception(message);
