using ChatServer.Chains;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.AuditLog;

internal sealed class AuditConfiguration : ChainConfiguration<AuditEntry>
{
    protected override string Entries => "audit_entries";

    protected override string Heads => "audit_heads";

    public override void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        base.Configure(entry);
        entry.Property(e => e.Act).StoredAsText();

        // What did this person do? What was done to this person, and to this thing?
        entry.HasIndex(e => new { e.ActorId, e.Number });
        entry.HasIndex(e => new { e.UserId, e.Number });
        entry.HasIndex(e => new { e.SubjectId, e.Number });
    }
}
