using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Blocks;

internal sealed class BlockConfiguration : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> block)
    {
        block.ToTable("blocks");

        // Whom did this person block? Page by page.
        block.HasKey(b => new { b.UserId, b.BlockedId });

        // Who blocked this person?
        block.HasIndex(b => b.BlockedId);
    }
}
