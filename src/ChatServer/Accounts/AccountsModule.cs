using ChatServer.Jobs;
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
        services.AddSingleton<NetworkHash>();
        services.AddSingleton<SignUpThrottle>();
        services.AddSingleton<SignInThrottle>();
        AddSessions(services);
        services.AddScoped<OpenSession>();
        services.AddScoped<Credentials>();
        services.AddScoped<SignUp>();
        services.AddScoped<SignIn>();
        services.AddScoped<ListSessions>();
        services.AddScoped<EndSessions>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<ResetPassword>();
        services.AddSingleton(PasswordCommand.Command);
        services.AddScoped<DeleteAccount>();
        services.AddJob<LeaveEverything>();
        services.AddStandingJob<ForgetSessions>();

        services.AddAuthentication(SessionTokens.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionTokens>(SessionTokens.Scheme, null);
        services.AddAuthorization();
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SessionCache>();
        services.AddSingleton<EndedSessions>();
        services.AddSingleton<SessionUses>();
        services.AddHostedService(provider => provider.GetRequiredService<SessionUses>());
        services.AddSingleton<Sessions>();
    }
}
