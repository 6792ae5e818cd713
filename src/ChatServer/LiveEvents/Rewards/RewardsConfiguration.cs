using ChatServer.LiveEvents.Participation;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.LiveEvents.Rewards;

internal sealed class RewardsConfiguration :
    IEntityTypeConfiguration<RewardRule>, IEntityTypeConfiguration<PointEntry>, IEntityTypeConfiguration<PointBalance>
{
    public const string NotBelowZero = "ck_event_balances_points";

    public void Configure(EntityTypeBuilder<RewardRule> rule)
    {
        rule.ToTable("event_reward_rules");
        rule.HasKey(r => new { r.ConversationId, r.Kind });
        rule.Property(r => r.Kind).StoredAsText();

        // Which events give points for being there, and have not given all?
        rule.HasIndex(r => r.ConversationId, "ix_event_reward_rules_unsettled").HasFilter("settled_at is null and kind in ('joined', 'watched')");
    }

    public void Configure(EntityTypeBuilder<PointEntry> entry)
    {
        entry.ToTable("event_points");

        // A person's entries, the newest first.
        entry.HasKey(p => new { p.ConversationId, p.UserId, p.Id });
        entry.Property(p => p.Kind).StoredAsText();
        entry.Property(p => p.Reason).HasMaxLength(PointEntry.MaxReasonLength);

        // What was told twice gives points once.
        entry.HasIndex(p => new { p.ConversationId, p.UserId, p.Kind, p.Occasion }).IsUnique().HasDatabaseName("ix_event_points_occasion");

        // How often in this minute, this hour, this event?
        entry.HasIndex(p => new { p.ConversationId, p.UserId, p.Kind, p.At }).HasDatabaseName("ix_event_points_times");

        // They go with the person's part in the event, which goes with the event and with the account.
        entry.HasOne<Participant>().WithMany().HasForeignKey(p => new { p.ConversationId, p.UserId }).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PointBalance> balance)
    {
        balance.ToTable("event_balances", t => t.HasCheckConstraint(NotBelowZero, "points >= 0")).HasStorageParameter("fillfactor", 70);
        balance.HasKey(b => new { b.ConversationId, b.UserId });

        // Who has most, and of those with as many who had them first?
        balance.HasIndex(b => new { b.ConversationId, b.Earned, b.EarnedAt, b.UserId }, "ix_event_balances_ranks")
            .IsDescending(false, true, false, false).HasFilter("earned > 0");
        balance.HasOne<Participant>().WithMany().HasForeignKey(b => new { b.ConversationId, b.UserId }).OnDelete(DeleteBehavior.Cascade);
    }
}
