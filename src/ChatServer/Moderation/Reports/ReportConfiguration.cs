using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Moderation.Reports;

internal sealed class ReportConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.ToTable("reports");
        report.Property(r => r.Kind).StoredAsText();
        report.Property(r => r.Category).StoredAsText();
        report.Property(r => r.State).StoredAsText();
        report.Property(r => r.Comment).HasMaxLength(Report.MaxCommentLength);

        // Did this person report this already? What did they report?
        report.HasIndex(r => new { r.ReporterId, r.Kind, r.SubjectId }).IsUnique().HasFilter("state <> 'resolved'").HasDatabaseName("ix_reports_once");
        report.HasIndex(r => new { r.ReporterId, r.Id }).HasDatabaseName("ix_reports_reporter");

        // Did this rule report this already? How much of it waits?
        report.HasIndex(r => new { r.RuleId, r.SubjectId }).IsUnique().AreNullsDistinct(false)
            .HasFilter("reporter_id is null and state <> 'resolved'").HasDatabaseName("ix_reports_found_once");

        // What waits for a decision, oldest first?
        report.HasIndex(r => new { r.State, r.Id }).HasDatabaseName("ix_reports_queue");

        // What was reported of this conversation? May this message be acted on?
        report.HasIndex(r => new { r.PlaceId, r.Id }).HasDatabaseName("ix_reports_place");
        report.HasIndex(r => r.SubjectId).HasDatabaseName("ix_reports_subject");

        // Does one of them hold this media?
        report.HasIndex(r => r.MediaIds).HasMethod("gin").HasDatabaseName("ix_reports_media");

        // Whose evidence has to go?
        report.HasIndex(r => r.EraseAt).HasFilter("erase_at is not null and evidence is not null").HasDatabaseName("ix_reports_erase");
    }
}
