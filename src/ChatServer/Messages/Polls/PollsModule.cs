using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Jobs;

namespace ChatServer.Messages.Polls;

internal static class PollsModule
{
    public static void AddPolls(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PollVotes>();
        builder.Services.AddScoped<PollReader>();
        builder.Services.AddScoped<VoteInPoll>();
        builder.Services.AddScoped<ClosePoll>();
        builder.Services.AddScoped<IForgetPerson, ForgetVotes>();
        builder.Services.AddJob<CountVotes>();
        builder.Services.AddStandingJob<ClosePolls>();
        builder.Services.AddChangeKinds(PollChanges.All);
        builder.Services.AddUserChangeKinds(PollChanges.Listed);
    }
}
