using ChatServer.LiveEvents.Participation;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.LiveEvents.Rewards.Redeeming;

internal sealed class RedeemingConfiguration : IEntityTypeConfiguration<EventReward>, IEntityTypeConfiguration<Redemption>
{
    public void Configure(EntityTypeBuilder<EventReward> reward)
    {
        reward.ToTable("event_rewards", t => t.HasCheckConstraint("ck_event_rewards_stock", "stock >= 0"));
        reward.HasKey(r => new { r.ConversationId, r.Id });
        reward.Property(r => r.Title).HasMaxLength(EventReward.MaxTitleLength);
    }

    public void Configure(EntityTypeBuilder<Redemption> redemption)
    {
        redemption.ToTable("event_redemptions");
        redemption.HasKey(r => new { r.ConversationId, r.Id });
        redemption.Property(r => r.Status).StoredAsText();

        // A repeated request meets its first attempt. What has this person redeemed?
        redemption.HasIndex(r => new { r.ConversationId, r.UserId, r.ClientId }).IsUnique().HasDatabaseName("ix_event_redemptions_person");

        // What is to be handed out, the oldest first?
        redemption.HasIndex(r => new { r.ConversationId, r.Status, r.Id }, "ix_event_redemptions_status");
        redemption.HasOne<Participant>().WithMany().HasForeignKey(r => new { r.ConversationId, r.UserId }).OnDelete(DeleteBehavior.Cascade);
    }
}
