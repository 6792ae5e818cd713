using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Conversations.Rules;

/// <summary>The columns of a conversation that hold its rules, and how they are read: for whoever reads conversations in SQL of their own.</summary>
internal static class RulesRow
{
    /// <summary>How many columns there are.</summary>
    public const int Count = 11;

    /// <param name="c">The alias of the table "conversations".</param>
    public static string Columns(string c) =>
        $"{c}.post_role, {c}.reply_role, {c}.react_role, {c}.add_role, {c}.pin_role, {c}.change_info_role, {c}.mention_all_role, "
        + $"{c}.read_only, {c}.join_approval, {c}.history_hidden, {c}.slow_mode";

    /// <summary>A role in the order in which the columns of rules have them, out of a member's.</summary>
    /// <param name="role">The column "role" of the table "members".</param>
    public static string Rank(string role) => $"case {role} when 'member' then 0 when 'moderator' then 1 when 'admin' then 2 else 3 end";

    public static ConversationRules Read(NpgsqlDataReader row, int at) => new()
    {
        Post = (MemberRole)row.GetInt16(at),
        Reply = (MemberRole)row.GetInt16(at + 1),
        React = (MemberRole)row.GetInt16(at + 2),
        Add = (MemberRole)row.GetInt16(at + 3),
        Pin = (MemberRole)row.GetInt16(at + 4),
        ChangeInfo = (MemberRole)row.GetInt16(at + 5),
        MentionAll = (MemberRole)row.GetInt16(at + 6),
        ReadOnly = row.GetBoolean(at + 7),
        JoinApproval = row.GetBoolean(at + 8),
        HistoryHidden = row.GetBoolean(at + 9),
        SlowMode = row.Nullable<int?>(at + 10),
    };
}
