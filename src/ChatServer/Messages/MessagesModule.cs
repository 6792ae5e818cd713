using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Conversations.Channels;
using ChatServer.Jobs;
using ChatServer.Messages.Bookmarks;
using ChatServer.Messages.Entities;
using ChatServer.Messages.Forwards;
using ChatServer.Messages.LinkPreviews;
using ChatServer.Messages.Pins;
using ChatServer.Messages.Reactions;
using ChatServer.Messages.Replies;
using ChatServer.Messages.Writing;

namespace ChatServer.Messages;

internal static class MessagesModule
{
    public static void AddMessages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WritingOptions>().BindConfiguration("Writing").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MessageOptions>().BindConfiguration("Messages")
            .Validate(o => o.EditWindow >= TimeSpan.Zero && o.UnsendWindow >= TimeSpan.Zero, "The windows must not be negative.")
            .ValidateOnStart();

        services.AddSingleton<GroupStoreFactory>();
        services.AddSingleton<GroupAnnouncer>();
        services.AddSingleton<MessageWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<MessageWriter>());

        services.AddSingleton<RequestHash>();
        services.AddSingleton<MessagePages>();
        services.AddSingleton<MentionReader>();
        services.AddSingleton<MessageHistory>();
        services.AddSingleton<ReplyHistory>();
        services.AddScoped<MessageReader>();

        // A send needs no database context, unless it is a repetition.
        services.AddScoped(provider => new Lazy<MessageReader>(provider.GetRequiredService<MessageReader>));
        services.AddScoped<PostingRules>();
        services.AddScoped<SendMessage>();
        services.AddScoped<ForwardMessage>();
        services.AddScoped<EditMessage>();
        services.AddScoped<DeleteMessage>();
        services.AddScoped<EraseMessages>();
        services.AddStandingJob<ExpireMessages>();

        services.AddScoped<CountReplies>();
        services.AddScoped<FollowAnswered>();
        services.AddScoped<FollowReplies>();
        services.AddScoped<FollowReader>();
        services.AddScoped<HeardMessages>();
        services.AddLogListener<HearReplies>();
        services.AddUserChangeKinds(FollowChanges.Listed);

        services.AddScoped<ReactionStore>();
        services.AddScoped<ReactionReader>();
        services.AddScoped<TakeUpEmoji>();
        services.AddScoped<ReactToMessage>();
        services.AddJob<CountReactions>();
        services.AddScoped<PinMessage>();
        services.AddScoped<PinReader>();
        services.AddScoped<BookmarkMessage>();
        services.AddScoped<BookmarkReader>();
        services.AddScoped<IForgetPerson, ForgetBookmarks>();
        services.AddScoped<IForgetMembership, ForgetFollows>();
        services.AddUserChangeKinds(BookmarkChanges.All);
        services.AddUserChangeKinds(ReactionChanges.Listed);
        services.AddScoped<EraseAttached>();
        services.AddScoped<IForgetPerson, ForgetReactions>();

        builder.AddLinkPreviews();
        services.AddChangeKinds(MessageChanges.All);
        services.AddScoped<ISubjectLoader, MessageLoader>();
        services.AddSingleton(new SubjectShape(MessageChanges.Sent.Subject, typeof(MessageView)));
    }
}
