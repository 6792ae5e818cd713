namespace ChatServer.Refusals;

/// <summary>Every way the server says no. Codes are contract: add, never rename or reuse. What any request may hear is here; the rest by its subject.</summary>
/// <remarks>What someone may not see does not exist: same status, same code, same body.</remarks>
public static partial class Refusal
{
    // The request itself.

    public static RefusalException InvalidRequest(string field, string problem) =>
        InvalidRequest(new Dictionary<string, string[]> { [field] = [problem] });

    public static RefusalException InvalidRequest(IReadOnlyDictionary<string, string[]> errors) =>
        new(400, "invalid-request", "The request is not valid; \"errors\" says which members and why.") { Errors = errors };

    public static RefusalException NotFound() => new(404, "not-found", "There is nothing at this address.");

    public static RefusalException NoSuchMethod() => new(404, "no-such-method", "The hub has no such method.");

    public static RefusalException MethodNotAllowed() =>
        new(405, "method-not-allowed", "This address does not support the method; \"Allow\" lists those it does.");

    public static RefusalException NotAcceptable() =>
        new(406, "not-acceptable", "The answer can only be application/json.");

    public static RefusalException BodyTooLarge() => new(413, "body-too-large", "The body is larger than is allowed here.");

    public static RefusalException WebSocketRequired() => new(400, "web-socket-required", "The hub speaks WebSockets only.");

    public static RefusalException UnsupportedMediaType() =>
        new(415, "unsupported-media-type", "The body must be application/json in UTF-8, without a Content-Encoding.");

    public static RefusalException MultipartRequired() =>
        new(415, "unsupported-media-type", "The body must be multipart/form-data with a boundary, without a Content-Encoding.");

    public static RefusalException OffsetStreamRequired() =>
        new(415, "unsupported-media-type", "The body must be application/offset+octet-stream, without a Content-Encoding.");

    public static RefusalException PreconditionFailed() =>
        new(412, "precondition-failed", "It has changed since the version that If-Match names.");

    public static RefusalException TooManyRequests(TimeSpan retryAfter) =>
        new(429, "too-many-requests", "Too many requests; try again later.") { RetryAfter = retryAfter };

    public static RefusalException HttpsRequired() =>
        new(403, "https-required", "This server answers only over HTTPS. What was just sent should be taken for known to others.");

    public static RefusalException ForeignOrigin() =>
        new(403, "foreign-origin", "Pages of this origin may not open sockets here.");

    // The server's own troubles: nothing is wrong with the request.

    public static RefusalException Unexpected() =>
        new(500, "unexpected", "Something went wrong on the server. Its log has details under the traceId.");

    public static RefusalException Busy(TimeSpan retryAfter) =>
        new(503, "busy", "The server is busy; nothing was stored. Try again later.") { RetryAfter = retryAfter };

    public static RefusalException DatabaseUnavailable() =>
        new(503, "database-unavailable", "The database cannot be reached. Try again later.")
        {
            RetryAfter = TimeSpan.FromSeconds(2),
        };

    public static RefusalException TookTooLong() =>
        new(503, "took-too-long", "This took longer than anything may, and was given up; nothing was changed. Ask for less, or try again later.")
        {
            RetryAfter = TimeSpan.FromSeconds(10),
        };

    public static RefusalException StorageUnavailable() =>
        new(503, "storage-unavailable", "The store of files has no room, or cannot be reached. Try again later.") { RetryAfter = TimeSpan.FromSeconds(60) };

    public static RefusalException OutcomeUnknown() =>
        new(503, "outcome-unknown", "It is not known whether this was stored. Retry it with the same clientId, or read it back.")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };

    public static RefusalException SearchOff() => new(501, "search-off", "This server does not search.");
}
