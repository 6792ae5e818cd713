using ChatServer.Conversations.Rules;
using ChatServer.Media.Avatars;
using ChatServer.Messages;

namespace ChatServer.Conversations;

/// <summary>A conversation as one of its members sees it.</summary>
/// <param name="Id">The conversation's id.</param>
/// <param name="Kind">direct, group, saved, thread, channel or event.</param>
/// <param name="ParentId">The group that a thread is in, or for whose members an event is; null of all others.</param>
/// <param name="Title">At most 200 characters; null where it is no group or thread.</param>
/// <param name="Description">At most 1,000 characters; null where it is no group or thread.</param>
/// <param name="Topic">What a channel is about, at most 50 characters in lower case; null if it has none.</param>
/// <param name="Public">Whether it is a channel that anybody finds and subscribes to.</param>
/// <param name="Avatar">The image that stands for the group, with addresses for you; null where it is no group or thread.</param>
/// <param name="DisappearAfter">For how many seconds messages sent from now on are there; null: until somebody deletes them.</param>
/// <param name="Rules">Who may do what in a group, a channel or an event; null where it is none.</param>
/// <param name="OwnerId">Who owns the group; null where it is no group or thread.</param>
/// <param name="PeerId">The other person of a direct conversation; null elsewhere.</param>
/// <param name="MemberCount">How many people are in it; of a channel or an event as of the last `conversation.counted`.</param>
/// <param name="MyRole">Your role: owner, admin, moderator or member.</param>
/// <param name="SilencedUntil">Until then you read and do not write; null, or a time that has passed: you may write.</param>
/// <param name="HeadSeq">Position of the newest change.</param>
/// <param name="Epoch">Positions are comparable within one epoch only.</param>
/// <param name="Unread">Others' messages after your read mark that are not deleted; exact.</param>
/// <param name="Mentions">How many of them mention you; those of people whom you blocked are not counted.</param>
/// <param name="ReadSeq">You have read up to here.</param>
/// <param name="DeliveredSeq">Your devices have received up to here.</param>
/// <param name="Archived">Whether you have put it away.</param>
/// <param name="MarkedUnread">Whether you marked it as unread, whatever you have read.</param>
/// <param name="LastMessage">The newest message, also when it was deleted; null before the first one.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="ClosedAt">Since when nobody writes in a thread any more; null while it is open.</param>
/// <param name="UpdatedAt">Time of the last change that is not one of a message that was sent before; lists are sorted by it.</param>
public sealed record ConversationView(
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
    Guid? PeerId,
    int MemberCount,
    MemberRole MyRole,
    DateTimeOffset? SilencedUntil,
    long HeadSeq,
    int Epoch,
    long Unread,
    int Mentions,
    long ReadSeq,
    long DeliveredSeq,
    bool Archived,
    bool MarkedUnread,
    MessageView? LastMessage,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>What the entity tag is made of: position of the newest change of title, description, avatar, timer, rules or owner.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long Version { get; init; }
}
