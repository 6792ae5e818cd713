using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Conversations.Channels;
using ChatServer.Jobs;
using ChatServer.LiveEvents.Calendar;
using ChatServer.LiveEvents.Engagement;
using ChatServer.LiveEvents.Participation;
using ChatServer.LiveEvents.Reactions;
using ChatServer.LiveEvents.Reminders;
using ChatServer.LiveEvents.Rewards;
using ChatServer.LiveEvents.Rewards.Redeeming;
using ChatServer.LiveEvents.Stage;

namespace ChatServer.LiveEvents;

internal static class LiveEventsModule
{
    public static void AddLiveEvents(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<LiveEventOptions>().BindConfiguration("LiveEvents").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<EventReader>();
        services.AddScoped<HeldEvents>();
        services.AddScoped<ScheduleEvent>();
        services.AddScoped<UpdateEvent>();
        services.AddScoped<MoveEvent>();
        services.AddScoped<NameCoHost>();
        services.AddScoped<DeleteEvent>();

        services.AddScoped<EventReminders>();
        services.AddJob<RemindParticipants>();

        services.AddSingleton<EventLinks>();
        services.AddScoped<SeatStore>();
        services.AddScoped<TakeSeat>();
        services.AddScoped<JoinEvent>();
        services.AddScoped<LeaveEvent>();
        services.AddScoped<ManageEventLink>();
        services.AddScoped<ParticipantReader>();
        services.AddScoped<IForgetMembership, ForgetParticipation>();
        services.AddScoped<IForgetPerson, ForgetParticipant>();
        services.AddJob<SeatWaiting>();
        services.AddSingleton<HeartbeatStore>();
        services.AddSingleton<HeartbeatWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<HeartbeatWriter>());
        services.AddScoped<BeatHeart>();

        services.AddSingleton<ReactionStore>();
        services.AddSingleton<EventReactionReader>();
        services.AddSingleton<ReactionTeller>();
        services.AddHostedService(provider => provider.GetRequiredService<ReactionTeller>());
        services.AddSingleton<ReactionWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<ReactionWriter>());
        services.AddScoped<ReactInEvent>();

        services.AddScoped<EngagementReader>();
        services.AddLogListener<HearEngagement>();

        services.AddSingleton<EventCalendar>();
        services.AddSingleton<CalendarTokens>();
        services.AddScoped<CalendarFeeds>();
        services.AddScoped<IForgetPerson, CalendarFeeds>();

        services.AddScoped<SetStage>();
        services.AddScoped<ReadStage>();
        services.AddScoped<ISubjectLoader, StageLoader>();
        services.AddSingleton(new SubjectShape(LiveEventChanges.Staged.Subject, typeof(StageView)));

        services.AddScoped<PointLedger>();
        services.AddScoped<PointReader>();
        services.AddScoped<Leaderboard>();
        services.AddScoped<ExportPoints>();
        services.AddScoped<SetRewardRules>();
        services.AddScoped<GrantPoints>();
        services.AddScoped<OfferReward>();
        services.AddScoped<RedeemReward>();
        services.AddScoped<RewardReader>();
        services.AddLogListener<HearPoints>();
        services.AddStandingJob<GivePresence>();
        services.AddSingleton<PointsNews>();
        services.AddHostedService(provider => provider.GetRequiredService<PointsNews>());

        services.AddUserChangeKinds(LiveEventChanges.Listed);

        services.AddChangeKinds(LiveEventChanges.All);
        services.AddScoped<ISubjectLoader, EventLoader>();
        services.AddSingleton(new SubjectShape(LiveEventChanges.Scheduled.Subject, typeof(EventFacts)));
    }
}
