using Microsoft.Extensions.Options;

namespace ChatServer.Http.RateLimits;

internal static class RateLimitsModule
{
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RateLimitsOptions>().Bind(builder.Configuration.GetSection(RateLimitsOptions.Section)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<RateLimitsOptions>, RateLimitsOptions.Check>();
        builder.Services.AddSingleton<RateLimiter>();
    }
}
