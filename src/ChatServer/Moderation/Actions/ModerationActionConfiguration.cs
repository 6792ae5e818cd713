using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Moderation.Actions;

internal sealed class ModerationActionConfiguration : IEntityTypeConfiguration<ModerationAction>
{
    public void Configure(EntityTypeBuilder<ModerationAction> action)
    {
        action.ToTable("moderation_actions");
        action.Property(a => a.Kind).StoredAsText();
        action.Property(a => a.Reason).HasMaxLength(ModerationAction.MaxReasonLength);

        // What was done about this person, newest first?
        action.HasIndex(a => new { a.UserId, a.Id }).HasDatabaseName("ix_moderation_actions_person");

        // Who may not write, or not come in, now?
        action.HasIndex(a => a.Until).HasFilter("undone_at is null and kind in ('mute', 'suspension')").HasDatabaseName("ix_moderation_actions_in_force");

        // Which appeals wait for an answer?
        action.HasIndex(a => a.AppealedAt).HasFilter("appealed_at is not null and appeal_answered_at is null").HasDatabaseName("ix_moderation_actions_appeals");
    }
}
