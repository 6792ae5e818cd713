using System.Net.Http.Headers;
using System.Text;

namespace ChatServer.ContractTests.BadInput;

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

    private static readonly string[] NoPieces = ["text/plain", "application/json", "application/octet-stream", "application/offset+octet-stream; a=b", "nonsense"];

    // Of uploads in pieces: the status and the code that each value is answered with.
    private static readonly (string Header, int Status, string Code, string[] Values)[] OfUploads =
    [
        ("Tus-Resumable", 412, "unsupported-tus-version", ["0.2.2", "", "1.0", "1.0.0, 1.0.0", "nonsense"]),
        ("Upload-Length", 400, "invalid-request", ["", "0", "x", "-1", "+1", "1.5", "0x1", "99999999999999999999"]),
        ("Upload-Length", 413, "media-too-large", ["9223372036854775807"]),
        ("Upload-Metadata", 400, "invalid-request", ["filename !", "filename dGVh,filename dGVh", "a b c", ",", "sensitive eWVz", $"a {new string('A', 5_000)}"]),
        ("Upload-Offset", 400, "invalid-request", ["", "x", "-1", "+1", "1.5", "99999999999999999999"]),
        ("Upload-Offset", 409, "upload-offset-conflict", ["1", "9223372036854775807"]),
        ("Upload-Checksum", 400, "invalid-request", ["md5 rL0Y20zC+Fzt72VPzMSk2A==", "sha1", "sha1 !", "sha1 dGVh", "sha1 dGVh dGVh"]),
        ("Upload-Checksum", 460, "checksum-mismatch", ["sha1 2jmj7l5rSw0yVb/vlWAYkK/YBwk="]),
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

        foreach (var (header, status, code, values) in OfUploads.Where(h => operation.Parameters.Any(p => p.Name == h.Header)))
            foreach (var value in values) yield return Request(header, value, status, code);
        if (!operation.HasBody) yield break;

        foreach (var value in operation.IsForm ? NoForms : operation.IsBinary ? NoPieces : OtherTypes) yield return Request("Content-Type", value, 415, "unsupported-media-type");
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
        if (operation.HasBody) yield return "Content-Type";
        if (operation.HasBody) yield return "Content-Encoding";
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
