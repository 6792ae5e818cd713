using System.Diagnostics;
using ChatServer.Refusals;

namespace ChatServer.Telemetry;

/// <summary>One line per request: method, route, status, time. Never the query, headers or bodies: they hold secrets and texts.</summary>
/// <remarks>Ordinary requests are logged at level Debug (Logging:LogLevel:ChatServer.Telemetry.RequestLog), failed and slow ones always.</remarks>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        await next(context);
        var took = Stopwatch.GetElapsedTime(start);

        // A socket is one long request.
        var isSlow = took > Slow && !context.WebSockets.IsWebSocketRequest;
        var level = context.Response.StatusCode >= 500 || isSlow ? LogLevel.Warning : LogLevel.Debug;
        if (!log.IsEnabled(level)) return;

        // The route and not the path: ids stay out, and so does whatever somebody wrote into an address.
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
        var traceId = ProblemDocument.CurrentTraceId(context.TraceIdentifier);
        Answered(level, context.Request.Method, route, context.Response.StatusCode, (long)took.TotalMilliseconds, traceId);
    }

    [LoggerMessage(Message = "{Method} {Route} was answered with {Status} in {Milliseconds} ms (trace {TraceId})")]
    private partial void Answered(LogLevel level, string method, string route, int status, long milliseconds, string traceId);
}
