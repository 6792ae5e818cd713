using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Notifications;

internal sealed class ConversationLevelConfiguration : IEntityTypeConfiguration<ConversationLevel>
{
    public void Configure(EntityTypeBuilder<ConversationLevel> level)
    {
        level.ToTable("notification_levels");
        level.Property(l => l.Level).StoredAsText();

        // What did this person choose, for one conversation and for all?
        level.HasKey(l => new { l.UserId, l.ConversationId });

        // What goes with the conversation?
        level.HasIndex(l => l.ConversationId);
    }
}
