using ChatServer.Telemetry;

namespace ChatServer.Refusals;

/// <summary>Makes every "no" a problem document: exceptions, and answers that others left with a status and no body.</summary>
internal sealed partial class RefusalMiddleware(RequestDelegate next, ChatMetrics metrics, ILogger<RefusalMiddleware> log)
{
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsEmptyRefusal(context.Response)) await Problems.AnswerAsync(context, Problems.OfStatus(context.Response.StatusCode));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = ClientClosedRequest;
        }
        catch (Exception failure)
        {
            await AnswerAsync(context, failure);
        }
    }

    private static bool IsEmptyRefusal(HttpResponse response) =>
        // SignalR's negotiation says that its nothing is plain text.
        response is { HasStarted: false, StatusCode: >= 400 and < 600, ContentType: null or "text/plain", ContentLength: null };

    private async Task AnswerAsync(HttpContext context, Exception failure)
    {
        var refusal = Failure.ToRefusal(failure);
        metrics.Refused(refusal.Code);
        var traceId = ProblemDocument.CurrentTraceId(context.TraceIdentifier);
        if (refusal.Status == StatusCodes.Status500InternalServerError) Unexpected(failure, traceId);
        else if (refusal.Status > 500 && failure is not RefusalException) Unavailable(refusal.Code, failure.Message, traceId);

        // Half an answer is on its way: the client must not take it for a whole one.
        if (context.Response.HasStarted) context.Abort();
        else await Problems.AnswerAsync(context, refusal);
    }

    [LoggerMessage(LogLevel.Error, "A request failed (trace {TraceId})")]
    private partial void Unexpected(Exception failure, string traceId);

    [LoggerMessage(LogLevel.Warning, "A request was answered with {Code}: {Reason} (trace {TraceId})")]
    private partial void Unavailable(string code, string reason, string traceId);
}
