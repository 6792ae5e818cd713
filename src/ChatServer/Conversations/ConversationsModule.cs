using ChatServer.Changes;
using ChatServer.Conversations.Threads;
using ChatServer.Jobs;

namespace ChatServer.Conversations;

internal static class ConversationsModule
{
    public static void AddConversations(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ConversationOptions>().BindConfiguration("Conversations").ValidateDataAnnotations().ValidateOnStart();

        services.AddScoped<Memberships>();
        services.AddScoped<ConversationStore>();
        services.AddScoped<ConversationReader>();
        services.AddScoped<MemberReader>();
        services.AddScoped<Joining>();
        services.AddScoped<StartConversation>();
        services.AddScoped<UpdateConversation>();
        services.AddScoped<DeleteConversation>();
        services.AddScoped<HideConversation>();
        services.AddScoped<AddMembers>();
        services.AddScoped<ChangeRole>();
        services.AddScoped<RemoveMember>();
        services.AddScoped<LeaveForGood>();
        services.AddJob<EraseConversation>();

        services.AddScoped<FamilyLock>();
        services.AddScoped<StartThread>();
        services.AddScoped<OpenThread>();
        services.AddScoped<CloseThread>();
        services.AddScoped<LeaveThreads>();
        services.AddScoped<ThreadReader>();

        services.AddChangeKinds(ConversationChanges.All);
        services.AddUserChangeKinds(ConversationChanges.Listed);
        services.AddScoped<ISubjectLoader, ConversationLoader>();
        services.AddScoped<ISubjectLoader, MemberLoader>();
        services.AddScoped<ISubjectLoader, ThreadLoader>();
        services.AddSingleton(new SubjectShape(ConversationChanges.ThreadStarted.Subject, typeof(ThreadFacts)));
        services.AddSingleton(new SubjectShape(ConversationChanges.Created.Subject, typeof(ConversationFacts)));
        services.AddSingleton(new SubjectShape(ConversationChanges.MemberJoined.Subject, typeof(MemberView)));
    }
}
