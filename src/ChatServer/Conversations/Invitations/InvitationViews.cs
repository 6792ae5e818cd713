using System.ComponentModel.DataAnnotations;

namespace ChatServer.Conversations.Invitations;

/// <summary>What somebody who is not in a group may know of it before they come in.</summary>
/// <param name="ConversationId">The group.</param>
/// <param name="Title">At most 200 characters; null if it has none.</param>
/// <param name="Description">At most 1,000 characters; null if it has none.</param>
/// <param name="MemberCount">How many people are in it.</param>
/// <param name="JoinApproval">Whether its admins decide who comes in by a link.</param>
public sealed record GroupPreview(Guid ConversationId, string? Title, string? Description, int MemberCount, bool JoinApproval)
{
    public static GroupPreview Of(Conversation c) => new(c.Id, c.Title, c.Description, c.MemberCount, c.Rules.JoinApproval);
}

/// <summary>An invitation that somebody has not answered.</summary>
/// <param name="ConversationId">The group.</param>
/// <param name="UserId">Who is invited.</param>
/// <param name="InvitedBy">Who invited them.</param>
/// <param name="InvitedAt">When.</param>
public sealed record InvitationView(Guid ConversationId, Guid UserId, Guid InvitedBy, DateTimeOffset InvitedAt)
{
    public static InvitationView Of(Invitation i) => new(i.ConversationId, i.UserId, i.InvitedBy, i.InvitedAt);
}

/// <summary>An invitation of your own.</summary>
/// <param name="Group">What you may know of the group.</param>
/// <param name="InvitedBy">Who invites you.</param>
/// <param name="InvitedAt">When.</param>
public sealed record OwnInvitationView(GroupPreview Group, Guid InvitedBy, DateTimeOffset InvitedAt);

/// <summary>Somebody asks to come in.</summary>
/// <param name="ConversationId">The group.</param>
/// <param name="UserId">Who asks.</param>
/// <param name="RequestedAt">Since when.</param>
public sealed record JoinRequestView(Guid ConversationId, Guid UserId, DateTimeOffset RequestedAt)
{
    public static JoinRequestView Of(JoinRequest r) => new(r.ConversationId, r.UserId, r.RequestedAt);
}

/// <summary>A link to a group.</summary>
/// <param name="Id">The link's id; it opens nothing.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">When it ends; null: when somebody revokes it.</param>
/// <param name="MaxUses">For how many people it is; null: any number.</param>
/// <param name="Uses">How many came in by it, or asked to.</param>
public sealed record LinkView(Guid Id, Guid CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, int? MaxUses, int Uses)
{
    public static LinkView Of(InvitationLink l) => new(l.Id, l.CreatedBy, l.CreatedAt, l.ExpiresAt, l.MaxUses, l.Uses);
}

/// <summary>A new link to a group.</summary>
/// <param name="Token">What lets people in. It is shown this once: the server keeps its hash alone.</param>
/// <param name="Url">The address to pass on, with the token in it.</param>
/// <param name="Link">What the list of links shows of it.</param>
public sealed record NewLinkView(string Token, Uri Url, LinkView Link);

/// <summary>A link to make.</summary>
/// <param name="ExpiresAt" example="2030-01-31T12:00:00.000Z">In the future; null: until somebody revokes it.</param>
/// <param name="MaxUses" example="10">For how many people it is; null: any number.</param>
public sealed record CreateLinkRequest(
    DateTimeOffset? ExpiresAt = null, [Range(1, InvitationLink.MaxUsesAtMost, ErrorMessage = "It must be from 1 to 100000.")] int? MaxUses = null);

/// <summary>What became of it.</summary>
public enum JoinStatus
{
    /// <summary>You are in the group.</summary>
    Joined,

    /// <summary>Its admins decide.</summary>
    Requested,
}

/// <summary>What became of using a link.</summary>
/// <param name="Status">joined, or requested where the group's admins decide.</param>
/// <param name="Conversation">The group as you see it; null while you are not in it.</param>
public sealed record JoinView(JoinStatus Status, ConversationView? Conversation);
