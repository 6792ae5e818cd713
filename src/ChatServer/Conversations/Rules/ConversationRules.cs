using System.Text.Json.Serialization;

namespace ChatServer.Conversations.Rules;

/// <summary>Who may do what in a group, and when. A role may do what is named for it or for a role below it.</summary>
public sealed record ConversationRules
{
    /// <summary>A day.</summary>
    public const int MaxSlowMode = 24 * 60 * 60;

    /// <summary>Of a new channel: few post, and all react and comment.</summary>
    public static readonly ConversationRules OfChannel = new() { Post = MemberRole.Admin, MentionAll = MemberRole.Owner };

    /// <summary>Of the chat of a new event: all write, and nobody calls them all but the host.</summary>
    public static readonly ConversationRules OfEvent = new() { MentionAll = MemberRole.Owner };

    /// <summary>From which role on one posts what is not an answer.</summary>
    public MemberRole Post { get; init; } = MemberRole.Member;

    /// <summary>From which role on one answers messages.</summary>
    public MemberRole Reply { get; init; } = MemberRole.Member;

    /// <summary>From which role on one reacts to messages, and votes in polls.</summary>
    public MemberRole React { get; init; } = MemberRole.Member;

    /// <summary>From which role on one adds members, invites them, makes links, and decides who comes in.</summary>
    public MemberRole Add { get; init; } = MemberRole.Admin;

    /// <summary>From which role on one pins messages.</summary>
    public MemberRole Pin { get; init; } = MemberRole.Moderator;

    /// <summary>From which role on one changes title, description, avatar and timer.</summary>
    public MemberRole ChangeInfo { get; init; } = MemberRole.Admin;

    /// <summary>From which role on "@all" mentions everybody.</summary>
    public MemberRole MentionAll { get; init; } = MemberRole.Moderator;

    /// <summary>Whether nobody at all posts, answers, edits, reacts or votes.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether those who may add members decide who comes in by a link.</summary>
    public bool JoinApproval { get; init; }

    /// <summary>Whether those who come in from now on see only what is said after it.</summary>
    public bool HistoryHidden { get; init; }

    /// <summary>How many seconds those without a role wait between two messages; null: they do not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? SlowMode { get; init; }
}
