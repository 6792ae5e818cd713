namespace ChatServer.ContractTests.BadInput;

/// <summary>Every way to name nothing in an address, and what belongs to others.</summary>
internal static class BadPaths
{
    public static IReadOnlyList<string> Malformed { get; } =
    [
        "x", "", "1", "null", "0198f3b25c1e7d3a9f00000000000001", "{0198f3b2-5c1e-7d3a-9f00-000000000001}", "0198f3b2-5c1e-7d3a-9f00-00000000000",
        "0198f3b2-5c1e-7d3a-9f00-0000000000012", "0198f3b2-5c1e-7d3a-9f00-00000000000g", "urn:uuid:0198f3b2-5c1e-7d3a-9f00-000000000001",
        " 0198f3b2-5c1e-7d3a-9f00-000000000001", "../..", "1'--", "%", "\u0661", "\U0001D11E", new string('9', 500),
    ];

    // What no text encodes to.
    private static readonly string[] Encoded = ["%FF", "%C0%AF", "%ED%A0%80", "..%2f..", "%2e%2e%5c"];

    public static IEnumerable<BadRequest> Of(ApiOperation operation, SoundWorld world)
    {
        foreach (var (parameter, _, schema) in operation.Parameters.Where(p => p.In == "path"))
        {
            // A name can have any form, and then there is nothing of that name.
            var code = schema.Format == "uuid" ? "not-found" : null;

            // An empty one makes another address.
            foreach (var id in Malformed.Where(id => id.Length > 0).Select(Uri.EscapeDataString).Concat(Encoded))
                yield return Request(parameter, "malformed", id, code);
            foreach (var id in (Guid[])[Guid.Empty, Guid.AllBitsSet, Guid.NewGuid()]) yield return Request(parameter, "nobody's", $"{id}", null);
            if (world.IdOfOthers(operation, parameter) is { } foreign) yield return Request(parameter, "of others", foreign, null);
        }

        BadRequest Request(string parameter, string kind, string id, string? code) =>
            new(operation, parameter, kind, world.Request(operation, world.Path(operation, (parameter, id))), 404, code);
    }
}
