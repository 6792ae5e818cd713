namespace ChatServer.Media.Processing.Images;

/// <summary>What libvips says when it fails. The words can be those of another failure: nothing is decided by them.</summary>
internal sealed class VipsException(string message) : Exception(message);
