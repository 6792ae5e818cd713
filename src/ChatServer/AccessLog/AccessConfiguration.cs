using ChatServer.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.AccessLog;

internal sealed class AccessConfiguration : ChainConfiguration<AccessEntry>
{
    protected override string Entries => "access_entries";

    protected override string Heads => "access_heads";

    // So it is erased with its conversation.
    protected override string ChainColumn => "conversation_id";

    public override void Configure(EntityTypeBuilder<AccessEntry> entry)
    {
        base.Configure(entry);
        entry.Property(e => e.At).HasColumnName("access_time");

        // When did this person open it (last)?
        entry.HasIndex(e => new { e.ChainId, e.UserId, e.Number });
    }
}
