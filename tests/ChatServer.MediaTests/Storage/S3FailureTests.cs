using System.ComponentModel.DataAnnotations;
using System.Text;
using ChatServer.Harness;
using ChatServer.Media.Storage;
using ChatServer.Refusals;

namespace ChatServer.MediaTests.Storage;

public sealed class S3FailureTests
{
    private const string Denied = "<Error><Code>AccessDenied</Code><Message>No.</Message></Error>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Uploads_that_never_ended_are_aborted_and_those_under_way_are_not()
    {
        var now = DateTimeOffset.UtcNow;
        await using var s3 = await ScriptedS3.StartAsync(request => request switch
        {
            _ when request.StartsWith("DELETE", StringComparison.Ordinal) => (204, ""),
            _ when request.Contains("key-marker=", StringComparison.Ordinal) => (200, Page("", ("blobs/c", "3", now.AddHours(-7)))),
            _ => (200, Page("blobs/b", ("blobs/a", "1", now.AddHours(-7)), ("blobs/b", "2", now.AddHours(-1)))),
        });

        await s3.Store.SweepAsync(now.AddHours(-6), Cancellation);

        Assert.Equal(
            ["DELETE /chat-media/blobs/a?uploadId=1", "DELETE /chat-media/blobs/c?uploadId=3"],
            s3.Requests.Where(r => r.StartsWith("DELETE", StringComparison.Ordinal)));
        Assert.All(s3.Requests.Where(r => r.StartsWith("GET", StringComparison.Ordinal)), r => Assert.Contains("prefix=blobs%2F", r));
    }

    [Fact]
    public async Task A_store_that_lists_no_uploads_is_left_to_do_it_itself()
    {
        await using var s3 = await ScriptedS3.StartAsync(_ => (501, "<Error><Code>NotImplemented</Code></Error>"));

        await s3.Store.SweepAsync(DateTimeOffset.MaxValue, Cancellation);

        Assert.Single(s3.Requests);
    }

    [Fact]
    public async Task An_upload_that_fails_is_aborted_at_once_and_leaves_no_object()
    {
        await using var s3 = await ScriptedS3.StartAsync(request => request switch
        {
            _ when request.StartsWith("HEAD", StringComparison.Ordinal) => (404, ""),
            _ when request.StartsWith("POST", StringComparison.Ordinal) =>
                (200, "<InitiateMultipartUploadResult><UploadId>7</UploadId></InitiateMultipartUploadResult>"),
            _ when request.StartsWith("DELETE", StringComparison.Ordinal) => (204, ""),
            _ => (403, Denied),
        });

        await RefusesToPut(s3.Store, Samples.Noise(20_000_000));

        Assert.EndsWith("?uploadId=7", Assert.Single(s3.Requests, r => r.StartsWith("DELETE", StringComparison.Ordinal)));
        Assert.Single(s3.Requests, r => r.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_uploads_is_told_that_the_store_cannot_be_used()
    {
        await using var s3 = await ScriptedS3.StartAsync(_ => (403, Denied));

        await RefusesToPut(s3.Store, Samples.Noise(10));
        foreach (var ask in new[] { () => s3.Store.OpenAsync(new byte[32], Cancellation), () => s3.Store.DeleteAsync(new byte[32], Cancellation) })
            Assert.Equal("storage-unavailable", (await Assert.ThrowsAsync<RefusalException>(ask)).Code);
    }

    [Fact]
    public async Task What_breaks_off_is_read_on_from_there()
    {
        var content = Samples.Noise(1_000);
        var opened = new List<long>();
        await using var stream = new S3ReadStream(content.Length, (position, _) =>
        {
            opened.Add(position);
            return Task.FromResult<Stream>(new MemoryStream(content, (int)position, (int)Math.Min(400, content.Length - position)));
        });

        var read = new byte[content.Length];
        await stream.ReadExactlyAsync(read, Cancellation);

        Assert.Equal(content, read);
        Assert.Equal([0, 400, 800], opened);
    }

    [Fact]
    public async Task What_ends_too_early_twice_is_an_error_and_not_the_end()
    {
        await using var stream = new S3ReadStream(1_000, (_, _) => Task.FromResult(Stream.Null));

        await Assert.ThrowsAsync<EndOfStreamException>(
            async () => await stream.ReadAtLeastAsync(new byte[10], 10, throwOnEndOfStream: false, Cancellation));
    }

    [Theory]
    [InlineData(null, null, null, null, 1)]
    [InlineData("ftp://files.example", null, null, null, 1)]
    [InlineData("https://s3.example", null, "key", null, 1)]
    [InlineData("https://s3.example", null, null, "secret", 1)]
    [InlineData(null, "eu-central-1", null, null, 0)]
    [InlineData("https://s3.example", null, "key", "secret", 0)]
    public void Half_of_a_configuration_is_refused(string? url, string? region, string? key, string? secret, int problems)
    {
        var options = new S3Options { Bucket = "chat-media", ServiceUrl = url is null ? null : new Uri(url), Region = region, AccessKey = key, SecretKey = secret };

        Assert.Equal(problems, options.Validate(new ValidationContext(options)).Count());
    }

    private static async Task RefusesToPut(S3BlobStore store, byte[] content)
    {
        var directory = Directory.CreateTempSubdirectory("chatserver-staging-");
        using (var file = await new Staging(directory.FullName).StageAsync(new MemoryStream(content), _ => long.MaxValue, Cancellation))
            Assert.Equal("storage-unavailable", (await Assert.ThrowsAsync<RefusalException>(() => store.PutAsync(file, Cancellation))).Code);

        Assert.Empty(directory.GetFiles());
        directory.Delete();
    }

    private static string Page(string next, params (string Key, string Id, DateTimeOffset At)[] uploads)
    {
        var listed = new StringBuilder();
        foreach (var (key, id, at) in uploads)
            listed.Append($"<Upload><Key>{key}</Key><UploadId>{id}</UploadId><Initiated>{at:yyyy-MM-ddTHH:mm:ss.fffZ}</Initiated></Upload>");
        var more = next == "" ? "<IsTruncated>false</IsTruncated>" : $"<IsTruncated>true</IsTruncated><NextKeyMarker>{next}</NextKeyMarker><NextUploadIdMarker>2</NextUploadIdMarker>";
        return $"<ListMultipartUploadsResult><Bucket>chat-media</Bucket>{more}{listed}</ListMultipartUploadsResult>";
    }
}
