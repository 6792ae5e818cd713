using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Messages.Scheduled;

internal sealed class ScheduledMessageConfiguration : IEntityTypeConfiguration<ScheduledMessage>
{
    public void Configure(EntityTypeBuilder<ScheduledMessage> scheduled)
    {
        scheduled.ToTable("scheduled_messages");
        scheduled.Property(s => s.Status).StoredAsText();

        // Not jsonb, which would give metadata back in another order.
        scheduled.Property(s => s.Request).HasColumnType("json");

        // A person's own, the next one first.
        scheduled.HasIndex(s => new { s.UserId, s.SendAt, s.Id }).HasDatabaseName("ix_scheduled_person");

        // Was it scheduled before? What goes with this conversation?
        scheduled.HasIndex(s => new { s.ConversationId, s.UserId, s.ClientId }).IsUnique().HasDatabaseName("ix_scheduled_repeated");

        // Does one of them hold this media?
        scheduled.HasIndex(s => s.MediaIds).HasMethod("gin").HasDatabaseName("ix_scheduled_media");
    }
}
