namespace ChatServer.Media.Processing;

/// <summary>One file that came out.</summary>
/// <param name="Name">"original" is what others download in place of the upload: upright and without private metadata.</param>
public sealed record ProcessedFile(string Name, string Path, string ContentType, int? Width = null, int? Height = null);
