using System.Collections.Concurrent;
using ChatServer.Media.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatServer.MediaTests.Storage;

/// <summary>A store that answers what a test says, for what a real one does only when something goes wrong.</summary>
internal sealed class ScriptedS3 : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = new();

    private ScriptedS3(WebApplication app) => _app = app;

    /// <summary>Methods and addresses, in order.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public S3BlobStore Store { get; private set; } = null!;

    /// <param name="answer">Gives status and body for a method and an address.</param>
    public static async Task<ScriptedS3> StartAsync(Func<string, (int Status, string Xml)> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var store = new ScriptedS3(app);
        app.Run(context => store.AnswerAsync(context, answer));
        await app.StartAsync();

        var options = new S3Options { ServiceUrl = new Uri(app.Urls.First()), Bucket = "chat-media", AccessKey = "a", SecretKey = "b", Prefix = "blobs/" };
        store.Store = new S3BlobStore(S3Clients.Of(options), options, NullLogger<S3BlobStore>.Instance);
        return store;
    }

    public ValueTask DisposeAsync()
    {
        Store.Dispose();
        return _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context, Func<string, (int Status, string Xml)> answer)
    {
        var request = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
        _requests.Enqueue(request);
        await context.Request.Body.CopyToAsync(Stream.Null);

        var (status, xml) = answer(request);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        if (status != StatusCodes.Status204NoContent && !HttpMethods.IsHead(context.Request.Method)) await context.Response.WriteAsync(xml);
    }
}
