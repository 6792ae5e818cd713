using ChatServer.Changes;
using ChatServer.Users.Roles;

namespace ChatServer.Users;

internal static class UsersModule
{
    public static void AddUsers(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<UserStore>();
        builder.Services.AddScoped<UserReader>();
        builder.Services.AddScoped<UserCards>();
        builder.Services.AddScoped<Relations>();
        builder.Services.AddScoped<Reach>();
        builder.Services.AddScoped<UpdateProfile>();
        builder.Services.AddScoped<ChangeAvatar>();
        builder.Services.AddScoped<ServerStaff>();
        builder.Services.AddScoped<StaffReader>();
        builder.Services.AddScoped<ChangeServerRole>();
        builder.Services.AddSingleton(RoleCommand.Command);
        builder.Services.AddUserChangeKinds(UserChanges.All);
    }
}
