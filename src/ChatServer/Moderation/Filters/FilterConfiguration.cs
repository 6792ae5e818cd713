using ChatServer.Moderation.Filters.Hits;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Moderation.Filters;

internal sealed class FilterConfiguration : IEntityTypeConfiguration<FilterRule>, IEntityTypeConfiguration<FilterHit>
{
    public void Configure(EntityTypeBuilder<FilterRule> rule)
    {
        rule.ToTable("filter_rules");
        rule.Property(r => r.Name).HasMaxLength(FilterRule.MaxNameLength);
        rule.Property(r => r.Action).StoredAsText();
        rule.Property(r => r.Notice).HasMaxLength(FilterRule.MaxNoticeLength);
        rule.Property(r => r.Settings).HasColumnType("text");
    }

    public void Configure(EntityTypeBuilder<FilterHit> hit)
    {
        hit.ToTable("filter_hits");
        hit.Property(h => h.Action).StoredAsText();
        hit.Property(h => h.Kind).StoredAsText();

        // What did this rule fit, newest first?
        hit.HasIndex(h => new { h.RuleId, h.Id }).HasDatabaseName("ix_filter_hits_rule");

        // What is there of this person, whose account is deleted?
        hit.HasIndex(h => h.UserId).HasDatabaseName("ix_filter_hits_person");

        // What has had its time?
        hit.HasIndex(h => h.At).HasDatabaseName("ix_filter_hits_age");
    }
}
