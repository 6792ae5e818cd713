using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Conversations.Bans;
using ChatServer.Conversations.Channels;
using ChatServer.Conversations.Invitations;
using ChatServer.Conversations.Personal;
using ChatServer.Conversations.Rules;
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
        services.AddScoped<PairLock>();
        services.AddScoped<StartConversation>();
        services.AddScoped<UpdateConversation>();
        services.AddScoped<DeleteConversation>();
        services.AddScoped<HideConversation>();
        services.AddScoped<AddMembers>();
        services.AddScoped<ChangeRole>();
        services.AddScoped<RemoveMember>();
        services.AddScoped<LeaveForGood>();
        services.AddJob<EraseConversation>();

        services.AddScoped<BanStore>();
        services.AddScoped<BanReader>();
        services.AddScoped<BanMember>();
        services.AddScoped<IForgetPerson, ForgetBans>();
        services.AddUserChangeKinds(BanChanges.Listed);

        services.AddScoped<MarkConversation>();
        services.AddScoped<PinConversations>();
        services.AddScoped<IForgetPerson, ForgetPinned>();
        services.AddUserChangeKinds(PersonalChanges.Listed);

        services.AddOptions<InvitationOptions>().BindConfiguration("Invitations");
        services.AddScoped<InvitationStore>();
        services.AddScoped<InvitationReader>();
        services.AddScoped<LetIn>();
        services.AddScoped<InvitePerson>();
        services.AddScoped<AnswerInvitation>();
        services.AddScoped<ManageLinks>();
        services.AddScoped<JoinByLink>();
        services.AddScoped<AnswerRequest>();
        services.AddScoped<IForgetPerson, ForgetInvitations>();
        services.AddUserChangeKinds(InvitationChanges.Listed);

        services.AddScoped<ComeIn>();
        services.AddScoped<EndConversation>();
        services.AddScoped<SubscriberCount>();
        services.AddScoped<ChannelListing>();
        services.AddScoped<ChannelReader>();
        services.AddScoped<Subscribe>();
        services.AddJob<CountSubscribers>();
        services.AddJob<EndSubscriptions>();

        services.AddScoped<ChangeRules>();
        services.AddScoped<SilenceMember>();

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
