using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatServer.Accounts;

internal static class AccountsModule
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PasswordOptions>().BindConfiguration("Passwords").ValidateOnStart();
        services.AddSingleton<IValidateOptions<PasswordOptions>, PasswordOptionsCheck>();
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<Sessions>();
        services.AddScoped<SignUp>();
        services.AddScoped<SignIn>();

        services.AddAuthentication(SessionTokens.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionTokens>(SessionTokens.Scheme, null);
        services.AddAuthorization();
    }
}
