using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Jobs;

namespace ChatServer.Statistics;

internal static class StatisticsModule
{
    public static void AddStatistics(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Tallies>();
        builder.Services.AddScoped<StatisticsReader>();
        builder.Services.AddScoped<IForgetPerson, ForgetActivity>();
        builder.Services.AddLogListener<CountChanges>();
        builder.Services.AddStandingJob<RollUp>();
    }
}
