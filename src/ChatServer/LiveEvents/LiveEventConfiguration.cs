using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.LiveEvents;

internal sealed class LiveEventConfiguration : IEntityTypeConfiguration<LiveEvent>
{
    public void Configure(EntityTypeBuilder<LiveEvent> liveEvent)
    {
        liveEvent.ToTable("live_events");
        liveEvent.HasKey(e => e.ConversationId);
        liveEvent.Property(e => e.Visibility).StoredAsText();
        liveEvent.Property(e => e.State).StoredAsText();
        liveEvent.Property(e => e.StreamUrl).HasMaxLength(LiveEvent.MaxStreamUrlLength);
        liveEvent.Property(e => e.Topic).HasMaxLength(LiveEvent.MaxTopicLength);

        // Which public events come next, or were last?
        liveEvent.HasIndex(e => new { e.ScheduledAt, e.ConversationId }, "ix_live_events_public").HasFilter("visibility = 'public'");

        // Which of those about this?
        liveEvent.HasIndex(e => new { e.Topic, e.ScheduledAt, e.ConversationId }, "ix_live_events_topics")
            .HasFilter("visibility = 'public' and topic is not null");

        // Which are live now?
        liveEvent.HasIndex(e => new { e.ScheduledAt, e.ConversationId }, "ix_live_events_live").HasFilter("visibility = 'public' and state = 'live'");
    }
}
