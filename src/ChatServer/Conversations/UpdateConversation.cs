using ChatServer.Conversations.Channels;
using ChatServer.Conversations.Rules;
using ChatServer.Conversations.Threads;
using ChatServer.Http;
using ChatServer.Media.Avatars;
using ChatServer.Messages;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Conversations;

/// <summary>What to change about a conversation. Absent members stay as they are, null clears.</summary>
public sealed record UpdateConversationRequest
{
    /// <summary>At most 200 characters.</summary>
    /// <example>Tea at five</example>
    [TextLimit(0, Conversation.MaxTitleLength)]
    public Optional<string?> Title { get; init; }

    /// <summary>At most 1,000 characters.</summary>
    [TextLimit(0, Conversation.MaxDescriptionLength)]
    public Optional<string?> Description { get; init; }

    /// <summary>Of a channel: what it is about, at most 50 characters; kept in lower case.</summary>
    /// <example>gardening</example>
    [TextLimit(0, Conversation.MaxTopicLength)]
    public Optional<string?> Topic { get; init; }

    /// <summary>Of a channel: whether anybody finds it and subscribes to it.</summary>
    public Optional<bool> Public { get; init; }

    /// <summary>One of your own images that is not marked as sensitive; null takes the avatar away.</summary>
    public Optional<Guid?> AvatarMediaId { get; init; }

    /// <summary>
    /// For how many seconds messages sent from now on are there, 10 to 31,536,000; null: until somebody deletes them. What was sent before
    /// stays as it is. In a direct conversation both people may change it, and nothing else.
    /// </summary>
    /// <example>604800</example>
    [NumberLimit(DisappearingMessages.MinSeconds, DisappearingMessages.MaxSeconds)]
    public Optional<int?> DisappearAfter { get; init; }

    /// <summary>Whether it is about what groups alone have.</summary>
    internal bool IsAboutGroups => IsAboutChannels || Title.IsGiven || Description.IsGiven || AvatarMediaId.IsGiven;

    /// <summary>Whether it is about what channels alone have.</summary>
    internal bool IsAboutChannels => Topic.IsGiven || Public.IsGiven;
}

/// <summary>Changes the title, description, avatar and timer of a group, as somebody whom its rules let, or the timer of a conversation of another kind.</summary>
public sealed class UpdateConversation(
    FamilyLock family, Memberships memberships, ConversationStore store, PostingRules rules, ReplaceAvatar replaceAvatar, ChannelListing listing,
    ConversationReader conversations)
{
    public async Task<ConversationView> RunAsync(
        Guid editorId, Guid conversationId, UpdateConversationRequest request, string? ifMatch, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(editorId, conversationId, cancellation);
        await ChangeAsync(editorId, conversationId, request, ifMatch, cancellation);
        return await conversations.ReadAsync(editorId, conversationId, cancellation);
    }

    private async Task ChangeAsync(
        Guid editorId, Guid conversationId, UpdateConversationRequest request, string? ifMatch, CancellationToken cancellation)
    {
        await using var log = await family.OfThreadAsync(conversationId, cancellation);
        var membership = await memberships.RequireAsync(editorId, conversationId, cancellation);
        var conversation = await store.FindAsync(conversationId, cancellation);
        var moderatesParent = conversation.Kind == ConversationKind.Thread
            && await memberships.ModeratesParentAsync(editorId, conversationId, cancellation);
        RequireRight(conversation, membership, request, moderatesParent);
        if (request.IsAboutGroups) Standing.Of(conversation, membership).RequireUnsilenced(log.Now);
        EntityTag.Require(ifMatch, EntityTag.Of(conversation.UpdatedSeq));

        if (conversation.Kind == ConversationKind.Thread && request.Title is { IsGiven: true, Value: null })
            throw Refusal.InvalidRequest("title", "A thread has a title.");

        var title = request.Title.IsGiven
            ? ShortText.ParseOptional(request.Title.Value, "title", Conversation.MaxTitleLength)
            : conversation.Title;
        var description = request.Description.IsGiven
            ? ShortText.ParseOptional(request.Description.Value, "description", Conversation.MaxDescriptionLength)
            : conversation.Description;

        var topic = request.Topic.IsGiven ? ChannelListing.ParseTopic(request.Topic.Value) : conversation.Topic;
        var isPublic = request.Public.Or(conversation.IsPublic);
        var avatarId = request.AvatarMediaId.Or(conversation.AvatarMediaId);
        var timer = DisappearingMessages.Parse(request.DisappearAfter.Or(conversation.DisappearAfter), "disappearAfter");

        if ((title, description, topic, isPublic, avatarId, timer) == (conversation.Title, conversation.Description, conversation.Topic,
            conversation.IsPublic, conversation.AvatarMediaId, conversation.DisappearAfter)) return;

        (string?, string?)[] said = [(conversation.Title, title), (conversation.Description, description), (conversation.Topic, topic)];
        var isNewPicture = avatarId is not null && avatarId != conversation.AvatarMediaId;
        await rules.RequireAsync(NewText.Standing(editorId, SaidAs.Title, said, isNewPicture), cancellation);

        (conversation.Title, conversation.Description, conversation.DisappearAfter) = (title, description, timer);
        (conversation.Topic, conversation.IsPublic) = (topic, isPublic);
        if (conversation.Kind == ConversationKind.Channel) await listing.WriteAsync(conversation, cancellation);
        if (avatarId != conversation.AvatarMediaId) await replaceAvatar.RunAsync(log, editorId, conversation, avatarId, cancellation);
        conversation.ActiveAt = log.At(conversationId);
        conversation.UpdatedSeq = log.Append(
            conversationId, ConversationChanges.Updated, conversationId, editorId, () => ConversationFacts.Of(conversation));
        ThreadFacts.Tell(log, ConversationChanges.ThreadUpdated, conversation, editorId);
        await log.CommitAsync(cancellation);
    }

    private static void RequireRight(Conversation conversation, Membership membership, UpdateConversationRequest request, bool moderatesParent)
    {
        if (request.IsAboutGroups) conversation.RequireGroup();
        if (request.Title.IsGiven || request.Description.IsGiven) conversation.RequireOwnTitle();
        if (request.IsAboutChannels) conversation.RequireChannel();
        if (conversation.IsParted) throw Refusal.NotReachable();
        if (conversation.HasRoles && membership.Role < conversation.Rules.ChangeInfo && !moderatesParent) throw Refusal.NotAllowed();
    }
}
