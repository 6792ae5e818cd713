using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.SecurityEvents;

namespace ChatServer.Users.Roles;

/// <summary>"role": whoever runs the server names its moderators and admins.</summary>
internal static class RoleCommand
{
    public static Command Command { get; } = new(
        "role", "ChatServer role <username> user|moderator|admin    says what a person may do on this server as a whole", RunAsync);

    private static async Task<string?> RunAsync(string[] words, IServiceProvider services)
    {
        if (words is not [var username, var roleName] || ParseRole(roleName) is not { } role) return null;

        try
        {
            var events = services.GetRequiredService<WriteEvents>();
            await services.GetRequiredService<ChangeServerRole>().RunAsync(username, role, CancellationToken.None);
            await events.WriteNotedAsync(CancellationToken.None);
        }
        catch (RefusalException refusal)
        {
            throw new CannotStartException(refusal.Message);
        }

        return $"{username} is {roleName} now.";
    }

    // Names only: Enum.Parse would take numbers too.
    private static ServerRole? ParseRole(string name)
    {
        foreach (var role in Enum.GetValues<ServerRole>())
            if (string.Equals(role.ToString(), name, StringComparison.OrdinalIgnoreCase)) return role;

        return null;
    }
}
