namespace ChatServer.Media.Uploads;

/// <summary>Tells how far an upload has come.</summary>
public sealed class ReadUpload(UploadStore uploads, UploadFiles files, FinishUpload finishUpload)
{
    public async Task<Upload> RunAsync(Guid ownerId, Guid uploadId, CancellationToken cancellation)
    {
        await uploads.RequireAsync(ownerId, uploadId, cancellation);

        // While something arrives there is no answer that would still be true when it is heard.
        using var hold = files.Take(uploadId);
        var upload = await uploads.RequireAsync(ownerId, uploadId, cancellation);
        if (!upload.IsWhole || upload.IsFinished) return upload;

        // It was whole when the server was killed. A client that reads that nothing is missing asks for nothing more.
        await finishUpload.RunAsync(upload, CancellationToken.None);
        return await uploads.RequireAsync(ownerId, uploadId, cancellation);
    }
}
