using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Refusals;

namespace ChatServer.Conversations.Rules;

/// <summary>What to change about the rules of a group. Absent members stay as they are. Roles: member, moderator, admin, owner.</summary>
public sealed record ChangeRulesRequest
{
    /// <summary>From which role on one posts what is not an answer.</summary>
    /// <example>admin</example>
    public Optional<MemberRole> Post { get; init; }

    /// <summary>From which role on one answers messages.</summary>
    public Optional<MemberRole> Reply { get; init; }

    /// <summary>From which role on one reacts to messages, and votes in polls.</summary>
    public Optional<MemberRole> React { get; init; }

    /// <summary>From which role on one adds members, invites them, makes links, and decides who comes in. In a channel not member; in an event there is none.</summary>
    public Optional<MemberRole> Add { get; init; }

    /// <summary>From which role on one pins messages.</summary>
    public Optional<MemberRole> Pin { get; init; }

    /// <summary>From which role on one changes title, description, avatar and timer.</summary>
    public Optional<MemberRole> ChangeInfo { get; init; }

    /// <summary>From which role on "@all" mentions everybody.</summary>
    public Optional<MemberRole> MentionAll { get; init; }

    /// <summary>Whether nobody at all posts, answers, edits, reacts or votes.</summary>
    public Optional<bool> ReadOnly { get; init; }

    /// <summary>Whether those who may add members decide who comes in by a link, or subscribes. In an event there is none.</summary>
    public Optional<bool> JoinApproval { get; init; }

    /// <summary>Whether those who come in from now on see only what is said after it. Those who are in it already keep seeing what they saw.</summary>
    public Optional<bool> HistoryHidden { get; init; }

    /// <summary>How many seconds those without a role wait between two messages, 1 to 86,400; null: they do not.</summary>
    /// <example>30</example>
    [NumberLimit(1, ConversationRules.MaxSlowMode)]
    public Optional<int?> SlowMode { get; init; }

    internal ConversationRules AppliedTo(ConversationRules rules) => rules with
    {
        Post = Post.Or(rules.Post),
        Reply = Reply.Or(rules.Reply),
        React = React.Or(rules.React),
        Add = Add.Or(rules.Add),
        Pin = Pin.Or(rules.Pin),
        ChangeInfo = ChangeInfo.Or(rules.ChangeInfo),
        MentionAll = MentionAll.Or(rules.MentionAll),
        ReadOnly = ReadOnly.Or(rules.ReadOnly),
        JoinApproval = JoinApproval.Or(rules.JoinApproval),
        HistoryHidden = HistoryHidden.Or(rules.HistoryHidden),
        SlowMode = SlowMode.Or(rules.SlowMode) is var seconds and not (< 1 or > ConversationRules.MaxSlowMode)
            ? seconds
            : throw Refusal.InvalidRequest("slowMode", $"It must be from 1 to {ConversationRules.MaxSlowMode} seconds."),
    };
}

/// <summary>Changes the rules of a group, as its admin. From the answer on they hold: who writes takes the same lock.</summary>
public sealed class ChangeRules(ChangeLog changes, Memberships memberships, ConversationStore store, ConversationReader conversations)
{
    public async Task<ConversationView> RunAsync(
        Guid changerId, Guid conversationId, ChangeRulesRequest request, string? ifMatch, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(changerId, conversationId, cancellation);
        await using (var log = await changes.LockAsync(conversationId, cancellation))
        {
            var membership = await memberships.RequireAsync(changerId, conversationId, cancellation);
            var conversation = await store.FindAsync(conversationId, cancellation);
            conversation.RequireRules();
            if (membership.Role < MemberRole.Admin) throw Refusal.NotAllowed();
            EntityTag.Require(ifMatch, EntityTag.Of(conversation.UpdatedSeq));

            RequireFitting(conversation.Kind, request);
            var rules = request.AppliedTo(conversation.Rules);
            if (rules != conversation.Rules)
            {
                conversation.Rules = rules;
                conversation.ActiveAt = log.At(conversationId);
                conversation.UpdatedSeq = log.Append(
                    conversationId, ConversationChanges.Updated, conversationId, changerId, () => ConversationFacts.Of(conversation));
                await log.CommitAsync(cancellation);
            }
        }

        return await conversations.ReadAsync(changerId, conversationId, cancellation);
    }

    private static void RequireFitting(ConversationKind kind, ChangeRulesRequest request)
    {
        if (kind == ConversationKind.Event && (request.Add.IsGiven || request.JoinApproval.IsGiven)) throw Refusal.NotInAnEvent();

        // Whoever adds somebody is told whether they are in it already, or banned.
        if (kind == ConversationKind.Channel && request.Add is { IsGiven: true, Value: MemberRole.Member })
            throw Refusal.InvalidRequest("add", "Those who subscribe to a channel add nobody: they are not to know who is in it.");
    }
}
