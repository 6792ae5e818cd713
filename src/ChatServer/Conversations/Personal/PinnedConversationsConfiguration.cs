using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Conversations.Personal;

internal sealed class PinnedConversationsConfiguration : IEntityTypeConfiguration<PinnedConversations>
{
    public void Configure(EntityTypeBuilder<PinnedConversations> pinned)
    {
        pinned.ToTable("pinned_conversations");
        pinned.HasKey(p => p.UserId);
    }
}
