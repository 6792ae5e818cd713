using System.Reflection;
using System.Text.Json;
using ChatServer.Accounts;
using ChatServer.Http;
using ChatServer.Http.RateLimits;
using ChatServer.Refusals;
using ChatServer.Telemetry;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace ChatServer.Realtime;

/// <summary>Lets calls in within their budget, and phrases every "no" to one as the problem document that REST would answer.</summary>
internal sealed partial class HubRefusals(
    RateLimiter limiter, SessionUses uses, ChatMetrics metrics, TimeProvider clock, ILogger<HubRefusals> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            Admit(invocationContext);
            return await next(invocationContext);
        }
        catch (Exception failure)
        {
            throw new HubException(ProblemOf(failure, invocationContext.Context));
        }
    }

    private void Admit(HubInvocationContext invocation)
    {
        var socket = HubSocket.Of(invocation.Context.Items);

        // Calls that were read together with an earlier one still come after the session has ended.
        if (!socket.IsOpen) throw Refusal.NotSignedIn();

        uses.Note(socket.Session, clock.GetUtcNow());

        var policy = invocation.HubMethod.GetCustomAttribute<RateLimitAttribute>()?.Policy ?? RatePolicy.Default;
        limiter.Take(policy, socket.UserId, invocation.Context.GetHttpContext()?.Connection.RemoteIpAddress);
    }

    private string ProblemOf(Exception failure, HubCallerContext caller)
    {
        var traceId = ProblemDocument.CurrentTraceId(caller.ConnectionId);
        var refusal = Failure.ToRefusal(failure);
        metrics.Refused(refusal.Code);
        if (refusal.Status == StatusCodes.Status500InternalServerError && !caller.ConnectionAborted.IsCancellationRequested)
            Unexpected(failure, traceId);

        return JsonSerializer.Serialize(ProblemDocument.Of(refusal, traceId), WireJson.Options);
    }

    [LoggerMessage(LogLevel.Error, "A hub call failed (trace {TraceId})")]
    private partial void Unexpected(Exception failure, string traceId);
}
