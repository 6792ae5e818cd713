namespace ChatServer.ProgramTests.Crashes;

/// <summary>A file as it was uploaded and acknowledged.</summary>
/// <param name="Kind">"image" is replaced by what is made of it; a "file" goes out as it came.</param>
internal sealed record SentFile(Guid MediaId, string Kind, byte[] Content);

/// <summary>An acknowledged message and what was put into it.</summary>
internal sealed record SentMedia(Guid MessageId, IReadOnlyList<SentFile> Files)
{
    public bool IsTakenBack { get; set; }
}
