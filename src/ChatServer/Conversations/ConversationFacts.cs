using ChatServer.Conversations.Rules;
using ChatServer.Media.Avatars;

namespace ChatServer.Conversations;

/// <summary>What is the same about a conversation for all its members; the subject of its changes.</summary>
/// <param name="Id">The conversation's id.</param>
/// <param name="Kind">direct, group, saved, thread, channel or event.</param>
/// <param name="ParentId">The group that a thread is in, or for whose members an event is; null of all others.</param>
/// <param name="Title">At most 200 characters; null where it is no group or thread.</param>
/// <param name="Description">At most 1,000 characters; null where it is no group or thread.</param>
/// <param name="Topic">What a channel is about, at most 50 characters in lower case; null if it has none.</param>
/// <param name="Public">Whether it is a channel that anybody finds and subscribes to.</param>
/// <param name="Avatar">The image that stands for the group, for its members; null where it is no group or thread.</param>
/// <param name="DisappearAfter">For how many seconds messages sent from now on are there; null: until somebody deletes them.</param>
/// <param name="Rules">Who may do what in a group, a channel or an event; null where it is none.</param>
/// <param name="OwnerId">Null where it is no group.</param>
/// <param name="MemberCount">How many people are in it; of a channel or an event as of the last `conversation.counted`.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="ClosedAt">Since when nobody writes in a thread any more; null while it is open.</param>
/// <param name="DeletedAt">When its owner deleted it, or its last member left; null while it exists.</param>
public sealed record ConversationFacts(
    Guid Id,
    ConversationKind Kind,
    Guid? ParentId,
    string? Title,
    string? Description,
    string? Topic,
    bool Public,
    AvatarView? Avatar,
    int? DisappearAfter,
    ConversationRules? Rules,
    Guid? OwnerId,
    int MemberCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? DeletedAt)
{
    public static ConversationFacts Of(Conversation c) =>
        new(
            c.Id,
            c.Kind,
            c.ParentId,
            c.Title,
            c.Description,
            c.Topic,
            c.IsPublic,
            AvatarView.Of(c),
            c.DisappearAfter,
            c.HasRules ? c.Rules : null,
            c.OwnerId,
            c.MemberCount,
            c.CreatedAt,
            c.ClosedAt,
            c.DeletedAt);
}
