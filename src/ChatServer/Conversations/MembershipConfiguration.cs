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

        // Which conversations is, or was, this person in?
        membership.HasIndex(m => m.UserId);
    }
}
