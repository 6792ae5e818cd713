namespace ChatServer.Media.Uploads;

/// <summary>How far a file has come that is uploaded in pieces.</summary>
/// <param name="Id">The upload's id.</param>
/// <param name="Bytes">Size of the whole file.</param>
/// <param name="Offset">How much of it is safely stored; the next piece begins here.</param>
/// <param name="MediaId">The media, once it is made: it has the upload's id.</param>
/// <param name="ExpiresAt">When it is forgotten, unless more arrives before.</param>
public sealed record UploadView(Guid Id, long Bytes, long Offset, Guid? MediaId, DateTimeOffset ExpiresAt)
{
    public static UploadView Of(Upload u) => new(u.Id, u.Bytes, u.Offset, u.IsFinished ? u.Id : null, u.ExpiresAt);
}
