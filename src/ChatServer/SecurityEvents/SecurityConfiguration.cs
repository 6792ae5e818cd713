using ChatServer.Chains;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.SecurityEvents;

internal sealed class SecurityConfiguration : ChainConfiguration<SecurityEvent>
{
    protected override string Entries => "security_events";

    protected override string Heads => "security_heads";

    public override void Configure(EntityTypeBuilder<SecurityEvent> entry)
    {
        base.Configure(entry);
        entry.Property(e => e.Kind).StoredAsText();

        // What happened to this account? What came from this network?
        entry.HasIndex(e => new { e.UserId, e.Number });
        entry.HasIndex(e => new { e.NetworkId, e.Number });
    }
}
