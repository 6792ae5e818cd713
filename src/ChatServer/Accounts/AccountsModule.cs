namespace ChatServer.Accounts;

internal static class AccountsModule
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        _ = builder.Services;
    }
}
