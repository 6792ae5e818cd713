using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.LiveEvents.Participation;

internal sealed class ParticipantConfiguration : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        // Heartbeats move it again and again: room on the page keeps the update there.
        participant.ToTable("event_participants").HasStorageParameter("fillfactor", 70);
        participant.HasKey(p => new { p.ConversationId, p.UserId });
        participant.Property(p => p.Status).StoredAsText();
        participant.Property(p => p.WatchedMs).HasDefaultValue(0L);

        // Who waits, and who is next?
        participant.HasIndex(p => new { p.ConversationId, p.JoinedAt, p.UserId }, "ix_event_participants_waiting").HasFilter("status = 'waiting'");

        // Who is in it, page by page, and how many of them watch? Not in order of their heartbeats: those would move in the index again and again.
        participant.HasIndex(p => new { p.ConversationId, p.JoinedAt, p.UserId }, "ix_event_participants_joined").HasFilter("status = 'joined'");

        // What did somebody take part in whose account goes?
        participant.HasIndex(p => p.UserId);
    }
}
