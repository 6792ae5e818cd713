namespace ChatServer.Conversations;

internal static class ConversationsModule
{
    public static void AddConversations(this WebApplicationBuilder builder)
    {
        _ = builder.Services;
    }
}
