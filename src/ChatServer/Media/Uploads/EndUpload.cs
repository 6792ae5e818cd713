namespace ChatServer.Media.Uploads;

/// <summary>Forgets an upload and what has arrived of it. The media, if it is made, stays.</summary>
public sealed class EndUpload(UploadStore uploads, UploadFiles files)
{
    public async Task RunAsync(Guid ownerId, Guid uploadId, CancellationToken cancellation)
    {
        await uploads.RequireAsync(ownerId, uploadId, cancellation);
        using var hold = files.Take(uploadId);
        files.Delete(uploadId);
        await uploads.RemoveAsync(uploadId, cancellation);
    }
}
