using System.Diagnostics;
using System.Text.Json.Serialization;

namespace ChatServer.Refusals;

/// <summary>How every door says no (RFC 9457). REST answers it as application/problem+json; a hub call fails with it as its message.</summary>
/// <param name="Type">Where the code is explained: /problems/{code}.</param>
/// <param name="Title">The code in words; the same for every occurrence.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">One sentence for people.</param>
/// <param name="Code">Kebab-case and stable: what programs decide by.</param>
/// <param name="TraceId">Under this the server's log has more.</param>
/// <param name="Errors">What is wrong with which member of the request, by its JSON path such as "memberIds[2]".</param>
/// <param name="RetryAfter">After so many whole seconds a retry may succeed; the same as the header Retry-After.</param>
/// <param name="Reason">Why a moderator decided so, in their words; only where one did.</param>
/// <param name="Until">When that ends by itself; absent where it does not.</param>
public sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? RetryAfter,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Until)
{
    public const string ContentType = "application/problem+json";

    public static ProblemDocument Of(RefusalException refusal, string traceId) => new(
        TypeOf(refusal.Code),
        TitleOf(refusal.Code),
        refusal.Status,
        refusal.Message,
        refusal.Code,
        traceId,
        refusal.Errors,
        Seconds(refusal),
        refusal.Reason,
        refusal.Until);

    /// <summary>The id that joins an answer with the log: that of the trace if there is one.</summary>
    public static string CurrentTraceId(string otherwise) => Activity.Current?.TraceId.ToHexString() ?? otherwise;

    internal static string TypeOf(string code) => $"/problems/{code}";

    internal static string TitleOf(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    // When the server itself is in trouble everybody is told to wait: spread out, so that they do not all return at once.
    private static int? Seconds(RefusalException refusal) =>
        refusal.RetryAfter is { } wait
            ? (int)Math.Ceiling(wait.TotalSeconds) + (refusal.Status == StatusCodes.Status503ServiceUnavailable ? Random.Shared.Next(3) : 0)
            : null;
}
