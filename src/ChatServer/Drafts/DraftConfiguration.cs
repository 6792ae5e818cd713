using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Drafts;

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.ToTable("drafts");

        // A person's drafts, page by page.
        draft.HasKey(d => new { d.UserId, d.ConversationId });

        // Whose drafts go with this conversation?
        draft.HasIndex(d => d.ConversationId);
    }
}
