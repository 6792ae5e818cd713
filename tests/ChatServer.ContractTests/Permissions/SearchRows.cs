using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

internal static class SearchRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "search", "everything", _ => Call.Asking("q=tea")),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "searchMessages", "all one's conversations", _ => Call.Asking("q=tea")),
        Rule("401 401 | con con con con | yes yes yes yes", "searchMessages", "a group",
            s => Call.Asking("q=tea&conversationId={conversationId}", new { conversationId = s.Group })),
        Rule("401 401 | con --- con con | yes --- --- ---", "searchMessages", "a direct conversation",
            s => Call.Asking("q=tea&conversationId={conversationId}", new { conversationId = s.Direct })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "searchFiles", "all one's conversations", _ => Call.With()),
        Rule("401 401 | con con con con | yes yes yes yes", "searchFiles", "a group",
            s => Call.Asking("conversationId={conversationId}", new { conversationId = s.Group })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "searchConversations", "one's own", _ => Call.Asking("q=tea")),
    ];
}
