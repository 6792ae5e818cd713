using ChatServer.Changes;

namespace ChatServer.Users;

internal static class UsersModule
{
    public static void AddUsers(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<UserStore>();
        builder.Services.AddScoped<UserReader>();
        builder.Services.AddScoped<UpdateProfile>();
        builder.Services.AddScoped<ChangeAvatar>();
        builder.Services.AddScoped<ChangeServerRole>();
        builder.Services.AddSingleton(RoleCommand.Command);
        builder.Services.AddUserChangeKinds(UserChanges.All);
    }
}
