using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

/// <summary>What is outside of /api/v1: pages where nothing is anybody's, and the way into the hub.</summary>
internal static class PageRows
{
    private const string Health = "/health/live, /health/ready, /metrics";
    private const string Docs = "/, /docs/, /docs/style.css, /docs/swagger.css, /docs/hub, /docs/message-flow";
    private const string DataDocs = "/docs/data-dictionary, /docs/schema.json, /docs/er-diagram";

    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("yes yes | yes yes yes yes | yes yes yes yes", Health, "how the server is", _ => Call.With()),
        Rule("yes yes | yes yes yes yes | yes yes yes yes", Docs, "pages", _ => Call.With()),
        Rule("yes yes | yes yes yes yes | yes yes yes yes", DataDocs, "pages", _ => Call.With()),
        Rule("yes yes | yes yes yes yes | yes yes yes yes", "/problems", "all", _ => Call.With()),
        Rule("yes yes | yes yes yes yes | yes yes yes yes", "/problems/{code}", "one", _ => new(new(new { code = "not-allowed" }))),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "/hubs/chat/negotiate", "a socket", _ => Call.With()),
    ];
}
