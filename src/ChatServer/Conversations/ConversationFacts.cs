using ChatServer.Media.Avatars;

namespace ChatServer.Conversations;

/// <summary>What is the same about a conversation for all its members; the subject of its changes.</summary>
/// <param name="Id">The conversation's id.</param>
/// <param name="Kind">direct, group or saved.</param>
/// <param name="Title">At most 200 characters; null where it is no group.</param>
/// <param name="Description">At most 1,000 characters; null where it is no group.</param>
/// <param name="Avatar">The image that stands for the group, for its members; null where it is no group.</param>
/// <param name="DisappearAfter">For how many seconds messages sent from now on are there; null: until somebody deletes them.</param>
/// <param name="OwnerId">Null where it is no group.</param>
/// <param name="MemberCount">How many people are in it.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="DeletedAt">When its owner deleted it, or its last member left; null while it exists.</param>
public sealed record ConversationFacts(
    Guid Id,
    ConversationKind Kind,
    string? Title,
    string? Description,
    AvatarView? Avatar,
    int? DisappearAfter,
    Guid? OwnerId,
    int MemberCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeletedAt)
{
    public static ConversationFacts Of(Conversation c) =>
        new(c.Id, c.Kind, c.Title, c.Description, AvatarView.Of(c), c.DisappearAfter, c.OwnerId, c.MemberCount, c.CreatedAt, c.DeletedAt);
}
