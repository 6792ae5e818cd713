using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Media.Sets;

internal sealed class MediaSetConfiguration : IEntityTypeConfiguration<MediaSet>
{
    public void Configure(EntityTypeBuilder<MediaSet> set)
    {
        set.ToTable("media_sets", t => t.HasCheckConstraint("ck_media_sets_owner", "(owner_id is null) <> (conversation_id is null)"));
        set.Property(s => s.Kind).StoredAsText();
        set.Property(s => s.Title).HasMaxLength(MediaSet.MaxTitleLength);

        // Which sets has this person, or this group, in the order in which they came?
        set.HasIndex(s => new { s.OwnerId, s.Id }).HasFilter("owner_id is not null");
        set.HasIndex(s => new { s.ConversationId, s.Id }).HasFilter("conversation_id is not null");
    }
}

internal sealed class MediaSetItemConfiguration : IEntityTypeConfiguration<MediaSetItem>
{
    public void Configure(EntityTypeBuilder<MediaSetItem> item)
    {
        item.ToTable("media_set_items");

        // What is in this set, in order?
        item.HasKey(i => new { i.SetId, i.Position });
        item.HasOne<MediaSet>().WithMany().HasForeignKey(i => i.SetId).OnDelete(DeleteBehavior.Restrict);

        // Which image has this name?
        item.HasIndex(i => new { i.SetId, i.Name }).IsUnique();
        item.Property(i => i.Name).HasMaxLength(MediaSetItem.MaxNameLength);

        // Is this image in any set, and who may use it therefore?
        item.HasOne<MediaItem>().WithMany().HasForeignKey(i => i.MediaId).OnDelete(DeleteBehavior.Restrict);
        item.HasIndex(i => i.MediaId);
    }
}
