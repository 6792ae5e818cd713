using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ChatServer.Refusals;

namespace ChatServer.Media.Storage;

/// <summary>Content in an S3-compatible store: an object is there whole, or not at all.</summary>
/// <remarks>Files come from the staging directory, so their hash, and with it their key, is known before anything is sent.</remarks>
public sealed partial class S3BlobStore(IAmazonS3 s3, S3Options options, ILogger<S3BlobStore> log) : IBlobStore, IDisposable
{
    private readonly S3Uploads _uploads = new(s3, options.Bucket!, options.Prefix);

    public async Task PutAsync(StagedFile file, CancellationToken cancellation)
    {
        await AskAsync(
            async () =>
            {
                // The same content is not sent again.
                var key = KeyOf(file.Hash);
                if (await LengthAsync(key, cancellation) != file.Bytes) await _uploads.PutAsync(key, file.Path, file.Bytes, cancellation);
                return true;
            },
            cancellation);
        File.Delete(file.Path);
    }

    public async Task<Stream> OpenAsync(byte[] hash, CancellationToken cancellation)
    {
        var key = KeyOf(hash);
        var length = await AskAsync(() => LengthAsync(key, cancellation), cancellation);
        return new S3ReadStream(
            length ?? throw new FileNotFoundException("The store has no such content."),
            (position, stop) => OpenAtAsync(key, position, stop));
    }

    public async Task<string> PathOfAsync(byte[] hash, string directory, CancellationToken cancellation)
    {
        var path = Path.Combine(directory, Guid.NewGuid().ToString("N"));
        await using var content = await OpenAsync(hash, cancellation);
        await using var copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        await content.CopyToAsync(copy, cancellation);
        return path;
    }

    public Task DeleteAsync(byte[] hash, CancellationToken cancellation) =>
        AskAsync(() => s3.DeleteObjectAsync(options.Bucket, KeyOf(hash), cancellation), cancellation);

    public Task SweepAsync(DateTimeOffset before, CancellationToken cancellation) =>
        AskAsync(() => _uploads.AbortAsync(before, cancellation), cancellation);

    public void Dispose() => s3.Dispose();

    private async Task<long?> LengthAsync(string key, CancellationToken cancellation)
    {
        try
        {
            return (await s3.GetObjectMetadataAsync(options.Bucket, key, cancellation)).ContentLength;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<Stream> OpenAtAsync(string key, long position, CancellationToken cancellation)
    {
        var request = new GetObjectRequest { BucketName = options.Bucket, Key = key, ByteRange = new ByteRange($"bytes={position}-") };
        return (await AskAsync(() => s3.GetObjectAsync(request, cancellation), cancellation)).ResponseStream;
    }

    private string KeyOf(byte[] hash) => options.Prefix + Convert.ToHexStringLower(hash);

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask();
        }
        catch (Exception failed) when (IsOfTheStore(failed, cancellation))
        {
            LogFailed(failed);
            throw Refusal.StorageUnavailable();
        }
    }

    private static bool IsOfTheStore(Exception failed, CancellationToken cancellation) =>
        failed is AmazonServiceException or AmazonClientException or HttpRequestException or IOException
        || (failed is OperationCanceledException && !cancellation.IsCancellationRequested);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store of media cannot be used.")]
    private partial void LogFailed(Exception failed);
}
