using System.Globalization;
using ChatServer.Http;

namespace ChatServer.Refusals;

/// <summary>Writes refusals as problem documents: the one place where REST says no.</summary>
public static class Problems
{
    public static Task AnswerAsync(HttpContext context, RefusalException refusal)
    {
        var problem = ProblemDocument.Of(refusal, ProblemDocument.CurrentTraceId(context.TraceIdentifier));

        context.Response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

        return context.Response.WriteAsJsonAsync(problem, WireJson.Options, ProblemDocument.ContentType, CancellationToken.None);
    }

    /// <summary>For answers that have a status and no body, as routing, authentication and Kestrel leave them.</summary>
    internal static RefusalException OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Refusal.NotSignedIn(),
        StatusCodes.Status403Forbidden => Refusal.NotAllowed(),
        StatusCodes.Status404NotFound => Refusal.NotFound(),
        StatusCodes.Status405MethodNotAllowed => Refusal.MethodNotAllowed(),
        StatusCodes.Status406NotAcceptable => Refusal.NotAcceptable(),
        StatusCodes.Status412PreconditionFailed => Refusal.PreconditionFailed(),
        StatusCodes.Status413PayloadTooLarge => Refusal.BodyTooLarge(),
        StatusCodes.Status415UnsupportedMediaType => Refusal.UnsupportedMediaType(),
        StatusCodes.Status416RangeNotSatisfiable => Refusal.RangeNotSatisfiable(),
        StatusCodes.Status503ServiceUnavailable => Refusal.Busy(TimeSpan.FromSeconds(1)),
        >= 500 => Refusal.Unexpected(),
        _ => new RefusalException(status, "invalid-request", "The request is not valid."),
    };
}
