using ChatServer.Persistence;
using ChatServer.SecurityEvents;
using ChatServer.Users;

namespace ChatServer.Accounts;

/// <summary>"password": whoever runs the server helps somebody who forgot theirs.</summary>
internal static class PasswordCommand
{
    public static Command Command { get; } = new(
        "password", "ChatServer password <username>    gives an account a new password, prints it, and ends its sessions", RunAsync);

    private static async Task<string?> RunAsync(string[] words, IServiceProvider services)
    {
        if (words is not [var username]) return null;

        var userId = await services.GetRequiredService<UserStore>().FindAsync(username, CancellationToken.None)
            ?? throw new CannotStartException($"There is no account with the username {username}.");
        var events = services.GetRequiredService<WriteEvents>();
        var password = await services.GetRequiredService<ResetPassword>().RunAsync(userId, CancellationToken.None);
        await events.WriteNotedAsync(CancellationToken.None);
        return $"The new password of {username}: {password}";
    }
}
