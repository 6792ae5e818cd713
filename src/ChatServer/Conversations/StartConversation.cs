using System.ComponentModel.DataAnnotations;
using ChatServer.Changes;
using ChatServer.Conversations.Channels;
using ChatServer.Conversations.Rules;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Refusals;
using ChatServer.Texts;
using ChatServer.Users;

namespace ChatServer.Conversations;

/// <summary>A conversation to start.</summary>
/// <param name="Kind" example="group">
/// direct: with exactly one other person; the same two always get the same one. group: with any number. saved: notes to yourself, with nobody else;
/// you always get the same one. channel: with any number, of whom you alone post until you name others who may. Threads and events are started as such.
/// </param>
/// <param name="MemberIds">The other people, at most 200; yourself left out.</param>
/// <param name="Title" example="Tea at four">Groups and channels only; at most 200 characters.</param>
/// <param name="Description">Groups and channels only; at most 1,000 characters.</param>
/// <param name="Topic">Channels only: what it is about, at most 50 characters; kept in lower case.</param>
/// <param name="Public">Channels only: whether anybody finds it and subscribes to it.</param>
public sealed record StartConversationRequest(
    ConversationKind Kind,
    [MaxLength(StartConversation.MaxMembersAtOnce)] IReadOnlyList<Guid> MemberIds,
    [TextLimit(0, Conversation.MaxTitleLength)] string? Title = null,
    [TextLimit(0, Conversation.MaxDescriptionLength)] string? Description = null,
    [TextLimit(0, Conversation.MaxTopicLength)] string? Topic = null,
    bool Public = false);

/// <summary>Starts a conversation; people who have a direct one already get that, and so with saved messages.</summary>
public sealed class StartConversation(
    ChangeLog changes, ConversationStore store, Reach reach, PostingRules rules, Joining joining, ChannelListing listing, ConversationReader conversations,
    TimeProvider clock)
{
    public const int MaxMembersAtOnce = 200;

    public async Task<(ConversationView Conversation, bool IsNew)> RunAsync(
        Guid starterId, StartConversationRequest request, CancellationToken cancellation)
    {
        var others = Others(starterId, request.MemberIds);
        if (request.Kind == ConversationKind.Thread) throw Refusal.InvalidRequest("kind", "A thread is started in its group.");
        if (request.Kind == ConversationKind.Event) throw Refusal.InvalidRequest("kind", "An event is scheduled as one.");
        RequireSound(request, others);

        var conversation = Compose(starterId, request, others);
        (string?, string?)[] said = [(null, conversation.Title), (null, conversation.Description), (null, conversation.Topic)];
        await rules.RequireAsync(NewText.Standing(starterId, SaidAs.Title, said), cancellation);
        var isNew = await StoreAsync(starterId, conversation, others, cancellation);
        return (await conversations.ReadAsync(starterId, conversation.Id, cancellation), isNew);
    }

    /// <returns>False when it was there before.</returns>
    private async Task<bool> StoreAsync(Guid starterId, Conversation conversation, List<Guid> others, CancellationToken cancellation)
    {
        await using var log = await changes.BeginAsync(cancellation);
        if (!await store.InsertAsync(conversation, cancellation)) return false;

        await log.LockAsync([conversation.Id], cancellation);
        await store.RequirePeopleAsync([starterId, .. others], cancellation);
        if (conversation.OwnerId is null) await reach.RequireWriteAsync(starterId, others, cancellation);
        else await reach.RequireAddAsync(starterId, others, cancellation);
        log.Append(conversation.Id, ConversationChanges.Created, conversation.Id, starterId, () => ConversationFacts.Of(conversation));
        joining.Join(log, conversation, starterId, starterId, conversation.OwnerId is null ? MemberRole.Member : MemberRole.Owner);
        foreach (var other in others) joining.Join(log, conversation, other, starterId, MemberRole.Member);
        if (conversation.Kind == ConversationKind.Channel) await listing.WriteAsync(conversation, cancellation);
        await log.CommitAsync(cancellation);
        return true;
    }

    private Conversation Compose(Guid starterId, StartConversationRequest request, List<Guid> others)
    {
        var now = clock.GetUtcNow().CutToMilliseconds();
        var isOwned = request.Kind is ConversationKind.Group or ConversationKind.Channel;
        return new Conversation
        {
            Id = isOwned ? Guid.CreateVersion7(now) : DirectConversation.IdOf(starterId, others.FirstOrDefault(starterId)),
            Kind = request.Kind,
            Title = ShortText.ParseOptional(request.Title, "title", Conversation.MaxTitleLength),
            Description = ShortText.ParseOptional(request.Description, "description", Conversation.MaxDescriptionLength),
            Topic = ChannelListing.ParseTopic(request.Topic),
            IsPublic = request.Public,
            Rules = request.Kind == ConversationKind.Channel ? ConversationRules.OfChannel : new ConversationRules(),
            OwnerId = isOwned ? starterId : null,
            MemberCount = others.Count + 1,
            UpdatedSeq = 1,
            LastAt = now,
            ActiveAt = now,
            CreatedAt = now,
        };
    }

    private static List<Guid> Others(Guid starterId, IReadOnlyList<Guid> memberIds)
    {
        if (memberIds.Count > MaxMembersAtOnce)
            throw Refusal.InvalidRequest("memberIds", $"At most {MaxMembersAtOnce} people can be named at once.");
        if (memberIds.Contains(starterId)) throw Refusal.InvalidRequest("memberIds", "Name the other people, without yourself.");

        return [.. memberIds.Distinct()];
    }

    private static void RequireSound(StartConversationRequest request, List<Guid> others)
    {
        if (request is { Kind: not ConversationKind.Channel } and not { Topic: null, Public: false })
            throw Refusal.InvalidRequest("topic", "Only a channel has a topic, or is public.");
        if (request.Kind is ConversationKind.Group or ConversationKind.Channel) return;

        if (request.Kind == ConversationKind.Direct && others.Count != 1)
            throw Refusal.InvalidRequest("memberIds", "A direct conversation is with exactly one other person.");
        if (request.Kind == ConversationKind.Saved && others.Count != 0) throw Refusal.InvalidRequest("memberIds", "Saved messages are yours alone.");
        if (request.Title is not null) throw Refusal.InvalidRequest("title", "Only a group has a title.");
        if (request.Description is not null) throw Refusal.InvalidRequest("description", "Only a group has a description.");
    }
}
