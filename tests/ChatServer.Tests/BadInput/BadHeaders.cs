using System.Net.Http.Headers;
using System.Text;

namespace ChatServer.Tests.BadInput;

/// <summary>Every header that the server reads, in forms that it must not take.</summary>
internal static class BadHeaders
{
    private static readonly string[] OtherTypes =
    [
        "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense", "application/", "*/*", "text/json",
        "application/json; charset=utf-16", "application/json; charset=iso-8859-1", "application/json; charset=nonsense", "application/json, text/plain",
    ];

    private static readonly string[] NoForms =
    [
        "text/plain", "application/json", "application/x-www-form-urlencoded", "multipart/mixed; boundary=x", "multipart/form-data",
        "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=x, text/plain", "nonsense",
    ];

    public static IEnumerable<BadRequest> Of(ApiOperation operation, SoundWorld world)
    {
        if (operation.AnswersJson)
            foreach (var value in (string[])["text/xml", "application/json;q=0", "image/*", "application/x"]) yield return Request("Accept", value, 406, "not-acceptable");
        if (operation.NeedsSession)
            foreach (var value in Authorizations(operation, world.Ada.Token)) yield return Request("Authorization", value, 401, "not-signed-in");
        if (operation.Parameters.Any(p => p.Name == "If-Match"))
        {
            foreach (var value in (string[])["nonsense", "\"half", "", "\"1\" \"2\""]) yield return Request("If-Match", value, 400, "invalid-request");
            foreach (var value in (string[])["\"nonsense\"", "W/\"1\"", "\"\"", $"\"{new string('1', 5_000)}\""]) yield return Request("If-Match", value, 412, "precondition-failed");
        }

        if (operation.Body is null && !operation.IsForm) yield break;

        foreach (var value in operation.IsForm ? NoForms : OtherTypes) yield return Request("Content-Type", value, 415, "unsupported-media-type");
        foreach (var value in (string[])["gzip", "br", "identity, gzip", "nonsense"]) yield return Request("Content-Encoding", value, 415, "unsupported-media-type");

        BadRequest Request(string header, string value, int status, string code)
        {
            var message = world.Request(operation);
            HttpHeaders headers = header.StartsWith("Content-", StringComparison.Ordinal) ? message.Content!.Headers : message.Headers;
            headers.Remove(header);
            headers.TryAddWithoutValidation(header, value);
            return new BadRequest(operation, header, value.Length > 60 ? "very long" : value, message, status, code);
        }
    }

    /// <summary>The headers that an operation must have been tried with: those that the server reads everywhere, and those that are described.</summary>
    public static IEnumerable<string> NamesOf(ApiOperation operation)
    {
        if (operation.AnswersJson) yield return "Accept";
        if (operation.NeedsSession) yield return "Authorization";
        if (operation.Body is not null || operation.IsForm) yield return "Content-Type";
        if (operation.Body is not null || operation.IsForm) yield return "Content-Encoding";
        foreach (var described in operation.Parameters.Where(p => p.In == "header")) yield return described.Name;
    }

    // One door reads it for all of them, so all forms are tried at one and some at each.
    private static IEnumerable<string> Authorizations(ApiOperation operation, string token) =>
        operation.Id == "readOwnProfile" ? Authorizations(token) : Authorizations(token).Take(3);

    private static IEnumerable<string> Authorizations(string token) =>
    [
        "Bearer", token, $"Bearer {Swapped(token)}", "nonsense", "Bearer ", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"x:{token}"))}", $"Token {token}", $"Bearer: {token}",
        $"Bearer {token} {token}", $"Bearer {token[..^1]}", $"Bearer {token}x", $"Bearer \"{token}\"", $"Bearer {token}, Bearer {token}",
        $"Bearer {new string('x', 8_000)}", "Bearer null",
    ];

    private static string Swapped(string token) => string.Concat(token.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
}
