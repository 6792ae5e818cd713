namespace ChatServer.Messages;

internal static class MessagesModule
{
    public static void AddMessages(this WebApplicationBuilder builder)
    {
        _ = builder.Services;
    }
}
