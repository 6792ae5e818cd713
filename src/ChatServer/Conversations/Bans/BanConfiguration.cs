using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Conversations.Bans;

internal sealed class BanConfiguration : IEntityTypeConfiguration<Ban>
{
    public void Configure(EntityTypeBuilder<Ban> ban)
    {
        ban.ToTable("bans");
        ban.Property(b => b.Reason).HasMaxLength(Ban.MaxReasonLength);

        // Is this person banned here, and who is?
        ban.HasKey(b => new { b.ConversationId, b.UserId });

        // Where is this person banned?
        ban.HasIndex(b => new { b.UserId, b.ConversationId });
    }
}
