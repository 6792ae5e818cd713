using ChatServer.Changes;

namespace ChatServer.Conversations.Invitations;

/// <summary>What people's own lists record about invitations; the subject is the group.</summary>
public static class InvitationChanges
{
    /// <summary>In the list of who is invited.</summary>
    public static readonly UserChangeKind Updated = new(71, "invitation.updated");

    /// <summary>In the list of who asks to come in.</summary>
    public static readonly UserChangeKind Requested = new(72, "joinRequest.updated");

    /// <summary>In the lists of the owner and the admins: there is another request, or one less.</summary>
    public static readonly UserChangeKind Requests = new(73, "joinRequests.updated");

    public static IEnumerable<UserChangeKind> Listed => [Updated, Requested, Requests];
}
