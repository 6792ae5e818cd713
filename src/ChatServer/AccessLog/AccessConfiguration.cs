using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.AccessLog;

internal sealed class AccessEntryConfiguration : IEntityTypeConfiguration<AccessEntry>
{
    public void Configure(EntityTypeBuilder<AccessEntry> entry)
    {
        entry.ToTable("access_entries");

        // The chain is read by number, in both directions.
        entry.HasKey(e => new { e.ConversationId, e.Number });

        // When did this person open it (last)?
        entry.HasIndex(e => new { e.ConversationId, e.UserId, e.Number });

        // What is old enough to be forgotten?
        entry.HasIndex(e => e.AccessTime);
    }
}

internal sealed class AccessHeadConfiguration : IEntityTypeConfiguration<AccessHead>
{
    public void Configure(EntityTypeBuilder<AccessHead> head)
    {
        head.ToTable("access_heads").HasStorageParameter("fillfactor", 50);
        head.HasKey(h => h.ConversationId);
    }
}
