using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.Options;

namespace ChatServer.Fetching;

/// <summary>Gets what a URL that somebody gave leads to, and is led nowhere else: not to this machine, its network or its cloud.</summary>
public sealed partial class Fetcher(
    FetchTransport transport, FetchUrl urls, IOptions<FetchingOptions> options, TimeProvider clock, ILogger<Fetcher> log)
{
    private const int MaxRedirects = 5;

    /// <exception cref="FetchException">There is nothing to be had.</exception>
    public async Task<FetchedContent> OpenAsync(string url, FetchLimits limits, CancellationToken cancellation)
    {
        var address = urls.Parse(url);
        var deadlines = new Deadlines(limits.TimeLimit, clock, cancellation);
        try
        {
            return await FollowAsync(address, limits, deadlines);
        }
        catch (FetchException failed)
        {
            deadlines.Dispose();
            if (!limits.IsPrivate) LogFailed(address.IdnHost, failed.Failure);
            throw;
        }
        catch
        {
            deadlines.Dispose();
            throw;
        }
    }

    private async Task<FetchedContent> FollowAsync(Uri address, FetchLimits limits, Deadlines deadlines)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            var response = await AskAsync(address, deadlines);
            try
            {
                if (response.StatusCode == HttpStatusCode.OK) return await ReadAsync(address, response, limits, deadlines);

                address = Next(address, response);
                response.Dispose();
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }

        throw new FetchException(FetchFailure.NoContent);
    }

    private async Task<HttpResponseMessage> AskAsync(Uri address, Deadlines deadlines)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd("ChatServer");
        request.Headers.Accept.ParseAdd("*/*");
        request.Headers.AcceptEncoding.ParseAdd("identity");
        try
        {
            return await deadlines.WithinAsync(
                options.Value.ConnectTimeLimit + options.Value.AnswerTimeLimit,
                cancellation => new ValueTask<HttpResponseMessage>(transport.SendAsync(request, cancellation)));
        }
        catch (HttpRequestException refused) when (refused.InnerException is FetchException reason)
        {
            throw new FetchException(reason.Failure, refused);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            throw new FetchException(FetchFailure.Unreachable, failed);
        }
    }

    private Uri Next(Uri address, HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)) throw new FetchException(FetchFailure.NoContent);

        return urls.Follow(address, response.Headers.TryGetValues("Location", out var locations) ? locations.First() : null);
    }

    private async Task<FetchedContent> ReadAsync(Uri address, HttpResponseMessage response, FetchLimits limits, Deadlines deadlines)
    {
        if (response.Content.Headers.ContentLength > limits.MaxBytes) throw new FetchException(FetchFailure.TooLarge);

        var received = new PacedStream(await response.Content.ReadAsStreamAsync(), deadlines, options.Value, clock);
        var content = Decoded(new BoundedStream(received, limits.MaxBytes), response.Content.Headers.ContentEncoding);
        return new FetchedContent(address, response.Content.Headers, new BoundedStream(content, limits.MaxBytes), response, deadlines);
    }

    /// <summary>Some store their files compressed, and send them so although nobody asked for it.</summary>
    private static Stream Decoded(Stream content, ICollection<string> encodings) => encodings.ToList() switch
    {
        [] or ["identity"] => content,
        ["gzip" or "x-gzip"] => new GZipStream(content, CompressionMode.Decompress),
        ["deflate"] => new ZLibStream(content, CompressionMode.Decompress),
        _ => throw new FetchException(FetchFailure.NoContent),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Nothing was fetched from {Host}: {Failure}.")]
    private partial void LogFailed(string host, FetchFailure failure);
}
