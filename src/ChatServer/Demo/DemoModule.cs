using ChatServer.Persistence;

namespace ChatServer.Demo;

internal static class DemoModule
{
    private const string Option = "--demo";
    private const string Setting = "Demo";

    /// <summary>The option as a setting; without a value it would take the next argument for one.</summary>
    public static string[] SpellOut(string[] arguments) =>
        Array.ConvertAll(arguments, argument => argument == Option ? $"--{Setting}=true" : argument);

    /// <summary>Comes after the features: hosted services start in order, the message writer before this, listening after it.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.GetValue<bool>(Setting)) return;

        var services = builder.Services;
        services.AddSingleton<DemoClock>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DemoClock>());
        services.AddSingleton<UseCases>();
        services.AddSingleton<FillDemo>();
        services.AddScoped<DemoWorld>();
        services.AddSingleton(new StartCondition((provider, cancellation) =>
            provider.GetRequiredService<DemoWorld>().RequireRoomAsync(cancellation)));
        services.AddHostedService<DemoStart>();
    }
}
