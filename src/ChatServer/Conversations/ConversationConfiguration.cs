using ChatServer.Conversations.Channels;
using ChatServer.Conversations.Rules;
using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Conversations;

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        // Every message updates this row. Half-empty pages and no index on what moves keep the update inside its page (HOT).
        conversation.ToTable("conversations").HasStorageParameter("fillfactor", 50);
        conversation.Property(c => c.Kind).StoredAsText();
        conversation.Property(c => c.Title).HasMaxLength(Conversation.MaxTitleLength);
        conversation.Property(c => c.Description).HasMaxLength(Conversation.MaxDescriptionLength);
        conversation.Property(c => c.MovedXid).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");

        conversation.HasRules();
        conversation.IsListed();
        conversation.Property(c => c.IsParted).HasDefaultValue(false);

        // Which threads are in this group? No message moves it.
        conversation.HasIndex(c => c.ParentId).HasFilter("parent_id is not null");

        conversation.Property(c => c.AvatarIsLarge).HasDefaultValue(false);

        // Is this image a group's avatar? No message moves it.
        conversation.HasOne<MediaItem>().WithMany().HasForeignKey(c => c.AvatarMediaId).OnDelete(DeleteBehavior.Restrict);
        conversation.HasIndex(c => c.AvatarMediaId).HasFilter("avatar_media_id is not null");
    }
}
