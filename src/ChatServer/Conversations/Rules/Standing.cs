using ChatServer.Refusals;

namespace ChatServer.Conversations.Rules;

/// <summary>What a member may do in a conversation, by its rules and their place in it. It is asked under the conversation's lock.</summary>
/// <remarks>Of messages the writer decides the same in its own statement.</remarks>
public sealed record Standing(ConversationKind Kind, ConversationRules Rules, MemberRole Role, DateTimeOffset? SilencedUntil, bool IsParted)
{
    public static Standing Of(Conversation conversation, Membership membership) =>
        new(conversation.Kind, conversation.Rules, membership.Role, membership.SilencedUntil, conversation.IsParted);

    /// <summary>Whether others may know what the member does beside writing: in a channel or an event nobody is told who reacts or votes.</summary>
    public bool IsSeen => !Kind.IsCrowd();

    /// <summary>Whether the member may know what others do beside writing: in a channel or an event those with a role may.</summary>
    public bool SeesOthers => IsSeen || Role > MemberRole.Member;

    /// <summary>Whoever may write nothing new rewrites nothing either.</summary>
    public void RequireVoice(DateTimeOffset now)
    {
        RequireTogether();
        if (Rules.ReadOnly) throw Refusal.ReadOnly();
        RequireUnsilenced(now);
    }

    /// <summary>Whoever is to be silent says nothing by a title or a picture either.</summary>
    public void RequireUnsilenced(DateTimeOffset now)
    {
        if (SilencedUntil > now) throw Refusal.Silenced(SilencedUntil.Value - now);
    }

    /// <summary>Of two of whom one blocked the other neither does what the other would notice.</summary>
    public void RequireTogether()
    {
        if (IsParted) throw Refusal.NotReachable();
    }

    public void RequirePosting(DateTimeOffset now)
    {
        RequireVoice(now);
        Require(Rules.Post);
    }

    public void RequireReacting(DateTimeOffset now)
    {
        RequireVoice(now);
        Require(Rules.React);
    }

    /// <summary>Whoever adds members also invites them, and decides who comes in.</summary>
    public void RequireAdding()
    {
        if (Kind is not (ConversationKind.Group or ConversationKind.Channel)) throw Refusal.OnlyInAGroup();
        Require(Rules.Add);
    }

    public void Require(MemberRole role)
    {
        if (Role < role) throw Refusal.NotAllowed();
    }
}
