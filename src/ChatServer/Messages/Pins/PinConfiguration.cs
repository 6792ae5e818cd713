using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Messages.Pins;

internal sealed class PinConfiguration : IEntityTypeConfiguration<Pin>
{
    public void Configure(EntityTypeBuilder<Pin> pin)
    {
        pin.ToTable("pins");

        // What is pinned here? So few that they are sorted.
        pin.HasKey(p => new { p.ConversationId, p.Seq });
    }
}
