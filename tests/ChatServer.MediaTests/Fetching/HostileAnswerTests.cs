using System.IO.Compression;
using System.Text;
using ChatServer.Fetching;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Fetching;

public sealed class HostileAnswerTests : IAsyncLifetime
{
    private const int Limit = 100_000;

    private readonly TestSite _site = new();
    private readonly FetchRig _rig;

    public HostileAnswerTests() => _rig = FetchRig.For(_site);

    [Fact]
    public async Task What_is_as_large_as_is_allowed_comes_whole_with_its_name()
    {
        var content = new byte[Limit];
        Random.Shared.NextBytes(content);
        var url = _site.Has("/files/a%20b.png", content, "Content-Type: image/png");

        Assert.Equal(content, await _rig.FetchAsync(url));
        using var fetched = await _rig.Fetcher.OpenAsync(url, FetchRig.Limits, TestContext.Current.CancellationToken);
        Assert.Equal(("a b.png", "image/png"), (fetched.FileName, fetched.ContentType));
    }

    [Theory]
    [InlineData("attachment; filename=\"cat.png\"", "cat.png")]
    [InlineData("attachment; filename*=UTF-8''%e2%82%ac.png", "€.png")]
    [InlineData("inline", "download")]
    [InlineData("what ever; this=\"", "download")]
    public async Task Its_server_may_name_it(string disposition, string name)
    {
        var url = _site.Has("/download", [1], $"Content-Disposition: {disposition}");

        using var fetched = await _rig.Fetcher.OpenAsync(url, FetchRig.Limits, TestContext.Current.CancellationToken);
        Assert.Equal(name, fetched.FileName);
    }

    [Theory]
    [InlineData("Content-Length: 100001")]
    [InlineData("Content-Length: 999999999999")]
    public async Task What_says_that_it_is_too_large_is_not_read(string length) =>
        await _rig.ShouldRefuse(FetchFailure.TooLarge, Says(TestSite.Head("200 OK", length)));

    [Theory]
    [InlineData("no length")]
    [InlineData("chunks")]
    [InlineData("one long chunk")]
    [InlineData("many small chunks")]
    public async Task What_never_ends_is_cut_off_at_the_limit(string form)
    {
        long sent = 0;
        var url = _site.Does("/", async (client, cancellation) =>
        {
            var (head, piece) = Endless(form);
            await client.WriteAsync(Encoding.ASCII.GetBytes(head), cancellation);
            for (; sent < 1_000_000_000; sent += piece.Length) await client.WriteAsync(piece, cancellation);
        });

        await _rig.ShouldRefuse(FetchFailure.TooLarge, url);
        Assert.True(sent < 50_000_000, $"{sent} bytes were taken.");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    public async Task Compressed_content_is_unpacked_as_far_as_the_limit_allows(string encoding)
    {
        var header = $"Content-Encoding: {encoding}";
        Assert.Equal(new byte[Limit], await _rig.FetchAsync(_site.Has("/fits", Compressed(encoding, Limit), header)));
        await _rig.ShouldRefuse(FetchFailure.TooLarge, _site.Has("/larger", Compressed(encoding, Limit + 1), header));
        await _rig.ShouldRefuse(FetchFailure.TooLarge, _site.Has("/bomb", Compressed(encoding, 50_000_000), header));
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("gzip, br")]
    [InlineData("br")]
    [InlineData("compress")]
    [InlineData("zstd")]
    [InlineData("bogus")]
    public async Task Other_encodings_are_refused(string encoding) =>
        await _rig.ShouldRefuse(FetchFailure.NoContent, _site.Has("/", [1, 2, 3], $"Content-Encoding: {encoding}"));

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData("hello")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("220 mail.example ESMTP\r\n")]
    [InlineData("-ERR unknown command\r\n")]
    [InlineData("HTTP/1.1\r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive!")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nhello\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nbad header\r\n\r\n")]
    public async Task What_is_not_by_the_protocol_is_refused(string answer) =>
        await _rig.ShouldRefuse(FetchFailure.Unreachable, Says(answer));

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Filler: ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("HTTP/1.1 200 ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-Trailer: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Headers_that_never_end_are_refused(string head, string filler)
    {
        long sent = 0;
        var url = _site.Does("/", async (client, cancellation) =>
        {
            await client.WriteAsync(Encoding.ASCII.GetBytes(head), cancellation);
            for (; sent < 100_000_000; sent += filler.Length) await client.WriteAsync(Encoding.ASCII.GetBytes(filler), cancellation);
        });

        await _rig.ShouldRefuse(FetchFailure.Unreachable, url);
        Assert.True(sent < 50_000_000, $"{sent} bytes were taken.");
    }

    [Fact]
    public async Task An_empty_answer_is_no_content()
    {
        await _rig.ShouldRefuse(FetchFailure.NoContent, _site.Has("/", []));
        await _rig.ShouldRefuse(FetchFailure.NoContent, Says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
        await _rig.ShouldRefuse(FetchFailure.NoContent, _site.Has("/", Compressed("gzip", 0), "Content-Encoding: gzip"));
    }

    [Theory]
    [InlineData("201 Created")]
    [InlineData("204 No Content")]
    [InlineData("206 Partial Content")]
    [InlineData("300 Multiple Choices")]
    [InlineData("304 Not Modified")]
    [InlineData("401 Unauthorized")]
    [InlineData("403 Forbidden")]
    [InlineData("404 Not Found")]
    [InlineData("418 I am a teapot")]
    [InlineData("500 Oh no")]
    [InlineData("503 Later")]
    [InlineData("999 What")]
    public async Task Only_what_is_found_is_read(string status) =>
        await _rig.ShouldRefuse(FetchFailure.NoContent, Says(TestSite.Head(status, "Content-Length: 0", "Location: /")));

    [Fact]
    public async Task Nobody_at_the_address_is_unreachable()
    {
        var gone = new TestSite();
        await gone.DisposeAsync();
        using var rig = FetchRig.For(gone);

        await rig.ShouldRefuse(FetchFailure.Unreachable, gone.At("/"));
    }

    [Fact]
    public async Task The_log_holds_the_host_and_neither_path_nor_query()
    {
        await _rig.ShouldRefuse(FetchFailure.NoContent, _site.At("/missing-path?token=hush"));
        await _rig.ShouldRefuse(FetchFailure.Unreachable, Says("hello"));

        Assert.Equal(
            ["Nothing was fetched from 127.0.0.1: NoContent.", "Nothing was fetched from 127.0.0.1: Unreachable."], _rig.Log.Lines);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _rig.Dispose();
        await _site.DisposeAsync();
    }

    private string Says(string answer) => _site.Says("/", Encoding.ASCII.GetBytes(answer));

    private static (string Head, byte[] Piece) Endless(string form) => form switch
    {
        "no length" => (TestSite.Head("200 OK"), new byte[64 * 1024]),
        "chunks" => (TestSite.Head("200 OK", "Transfer-Encoding: chunked"), [.. "8000\r\n"u8, .. new byte[0x8000], .. "\r\n"u8]),
        "one long chunk" => (TestSite.Head("200 OK", "Transfer-Encoding: chunked") + "7fffffff\r\n", new byte[64 * 1024]),
        _ => (TestSite.Head("200 OK", "Transfer-Encoding: chunked"), [.. Enumerable.Repeat("1\r\na\r\n"u8.ToArray(), 10_000).SelectMany(c => c)]),
    };

    private static byte[] Compressed(string encoding, int zeros)
    {
        using var packed = new MemoryStream();
        using (Stream pack = encoding switch
        {
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        }) pack.Write(new byte[zeros]);

        return packed.ToArray();
    }
}
