using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Conversations.Rules;

internal static class RulesConfiguration
{
    private static readonly ConversationRules Default = new();

    /// <summary>Small columns of the conversation's own row: who writes a message reads that row anyway, and compares numbers.</summary>
    public static void HasRules(this EntityTypeBuilder<Conversation> conversation)
    {
        conversation.ComplexProperty(c => c.Rules, rules =>
        {
            Role(rules, r => r.Post, "post_role");
            Role(rules, r => r.Reply, "reply_role");
            Role(rules, r => r.React, "react_role");
            Role(rules, r => r.Add, "add_role");
            Role(rules, r => r.Pin, "pin_role");
            Role(rules, r => r.ChangeInfo, "change_info_role");
            Role(rules, r => r.MentionAll, "mention_all_role");
            rules.Property(r => r.ReadOnly).HasColumnName("read_only").HasDefaultValue(false);
            rules.Property(r => r.JoinApproval).HasColumnName("join_approval").HasDefaultValue(false);
            rules.Property(r => r.HistoryHidden).HasColumnName("history_hidden").HasDefaultValue(false);
            rules.Property(r => r.SlowMode).HasColumnName("slow_mode");
        });
    }

    private static void Role(
        ComplexPropertyBuilder<ConversationRules> rules, Expression<Func<ConversationRules, MemberRole>> role, string column) =>
        rules.Property(role).HasConversion<short>().HasColumnName(column).HasDefaultValue(role.Compile()(Default));
}
