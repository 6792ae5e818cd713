using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.LiveEvents.Engagement;

internal sealed class EngagementConfiguration : IEntityTypeConfiguration<EngagementEntry>
{
    public void Configure(EntityTypeBuilder<EngagementEntry> entry)
    {
        entry.ToTable("event_engagement");
        entry.Property(e => e.Kind).StoredAsText();

        // Not by a language's rules, in which different emoji are all alike.
        entry.Property(e => e.Emoji).UseCollation("C");

        // What happened in an event, newest first?
        entry.HasKey(e => new { e.ConversationId, e.Id });

        // What did this person do in it? Was this noted already?
        entry.HasIndex(e => new { e.ConversationId, e.UserId, e.Kind, e.Key }).IsUnique().HasDatabaseName("ix_event_engagement_person");
    }
}
