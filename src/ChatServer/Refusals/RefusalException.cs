namespace ChatServer.Refusals;

/// <summary>A request that is answered with "no": an HTTP status, a stable code and one sentence.</summary>
public sealed class RefusalException(int status, string code, string detail) : Exception(detail)
{
    public int Status { get; } = status;

    /// <summary>Kebab-case and part of the contract: never renamed, never reused.</summary>
    public string Code { get; } = code;

    /// <summary>What is wrong, by the JSON path of the member (RFC 9457 extension member "errors").</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Why it was decided, in the words of whoever decided it.</summary>
    public string? Reason { get; init; }

    /// <summary>When what was decided ends by itself; null for what does not.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When a retry may succeed (the Retry-After header, RFC 9110 section 10.2.3).</summary>
    public TimeSpan? RetryAfter { get; init; }
}
