using ChatServer.Refusals;

namespace ChatServer.Http.RateLimits;

/// <summary>Counts before anybody looks at the token: guessing tokens costs the guesser.</summary>
internal sealed class AddressRateLimit(RequestDelegate next, RateLimiter limiter)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (limiter.PolicyFor(context) is { } policy) context.Answer(limiter.TakeForAddress(policy, context.Connection.RemoteIpAddress));
        return next(context);
    }
}

/// <summary>Counts per person, wherever they call from.</summary>
internal sealed class UserRateLimit(RequestDelegate next, RateLimiter limiter)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true && limiter.PolicyFor(context) is { } policy)
            context.Answer(limiter.TakeForUser(policy, context.User.UserId()));
        return next(context);
    }
}

internal static class RateLimitAnswers
{
    public static RatePolicy? PolicyFor(this RateLimiter limiter, HttpContext context)
    {
        if (!limiter.IsEnabled) return null;

        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<NoRateLimitAttribute>() is not null) return null;

        return endpoint?.Metadata.GetMetadata<RateLimitAttribute>()?.Policy ?? RatePolicy.Default;
    }

    /// <summary>Tells what is left (draft-ietf-httpapi-ratelimit-headers) and refuses when nothing is.</summary>
    /// <remarks>The later, narrower budget replaces the earlier one in the headers.</remarks>
    public static void Answer(this HttpContext context, Budget budget)
    {
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = budget.Quota.PolicyHeader;
        headers["RateLimit"] = budget.Header;

        if (budget.RetryAfter is { } wait) throw Refusal.TooManyRequests(wait);
    }
}
