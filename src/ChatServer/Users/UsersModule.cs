namespace ChatServer.Users;

internal static class UsersModule
{
    public static void AddUsers(this WebApplicationBuilder builder)
    {
        _ = builder.Services;
    }
}
