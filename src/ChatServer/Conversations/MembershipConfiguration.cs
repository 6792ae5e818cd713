using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Conversations;

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        // Every send moves the sender's marks here: room on the page keeps the update there.
        membership.ToTable("members").HasStorageParameter("fillfactor", 70);
        membership.HasKey(m => new { m.ConversationId, m.UserId });
        membership.Property(m => m.Role).StoredAsText();
        membership.Property(m => m.MarksXid).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");
        membership.Property(m => m.HistorySeq).HasDefaultValue(0L);
        membership.Property(m => m.IsArchived).HasDefaultValue(false);
        membership.Property(m => m.IsMarkedUnread).HasDefaultValue(false);

        // Who has a role in this conversation? Of a channel with very many subscribers those few are found at once.
        membership.HasIndex(m => new { m.ConversationId, m.UserId }, "ix_members_roles").HasFilter("role <> 'member' and left_seq is null");

        // Which conversations is, or was, this person in?
        membership.HasIndex(m => m.UserId);
    }
}
