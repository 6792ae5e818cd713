using ChatServer.Refusals;

namespace ChatServer.Http.Docs;

/// <summary>What the "type" of a problem document leads to.</summary>
internal static class RefusalsPage
{
    private static readonly string[] Heads = ["code", "status", "meaning"];

    public static IResult All(HttpRequest request) => Answer(request, RefusalList.All, "Refusals");

    public static IResult One(string code, HttpRequest request) =>
        RefusalList.All.FirstOrDefault(r => r.Code == code) is { } entry ? Answer(request, [entry], entry.Title) : throw Refusal.NotFound();

    private static IResult Answer(HttpRequest request, IReadOnlyList<RefusalEntry> entries, string title) =>
        request.GetTypedHeaders().Accept.Any(a => a.MediaType == "text/html")
            ? new Html()
                .Paragraph("Errors are problem documents (RFC 9457, application/problem+json). Programs decide by the code: it never changes.")
                .Table(Heads, entries.Select(e => (IReadOnlyList<string>)[e.Code, $"{e.Status}", e.Detail]))
                .Page(title)
            : Results.Json(entries, WireJson.Options);
}
