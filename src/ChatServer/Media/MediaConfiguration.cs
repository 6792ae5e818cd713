using ChatServer.Media.Storage;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Media;

internal sealed class MediaItemConfiguration : IEntityTypeConfiguration<MediaItem>
{
    public void Configure(EntityTypeBuilder<MediaItem> media)
    {
        media.ToTable("media");
        media.Property(m => m.Kind).StoredAsText();
        media.Property(m => m.Status).StoredAsText();
        media.Property(m => m.FileName).HasMaxLength(MediaItem.MaxFileNameLength);
        media.HasMany(m => m.Variants).WithOne().HasForeignKey(v => v.MediaId);

        // Does anything still refer to this blob? The key makes sure that it is there as long as something does.
        media.HasOne<Blob>().WithMany().HasForeignKey(m => m.Blob).OnDelete(DeleteBehavior.Restrict);
        media.HasIndex(m => m.Blob);

        // How much has this person stored?
        media.HasIndex(m => m.OwnerId).IncludeProperties(m => m.Bytes);

        // What may have to go?
        media.HasIndex(m => m.CheckAt).HasFilter("check_at is not null");
    }
}

internal sealed class MediaVariantConfiguration : IEntityTypeConfiguration<MediaVariant>
{
    public void Configure(EntityTypeBuilder<MediaVariant> variant)
    {
        variant.ToTable("media_variants");
        variant.HasKey(v => new { v.MediaId, v.Name });
        variant.Property(v => v.Name).HasMaxLength(MediaVariant.MaxNameLength);

        // Does anything still refer to this blob?
        variant.HasOne<Blob>().WithMany().HasForeignKey(v => v.Blob).OnDelete(DeleteBehavior.Restrict);
        variant.HasIndex(v => v.Blob);
    }
}

internal sealed class MediaUseConfiguration : IEntityTypeConfiguration<MediaUse>
{
    public void Configure(EntityTypeBuilder<MediaUse> use)
    {
        use.ToTable("message_media");

        // What is in these messages?
        use.HasKey(u => new { u.ConversationId, u.Seq, u.Position });
        use.Property(u => u.Kind).StoredAsText();

        // Who may see this media, and is it still in any message?
        use.HasOne<MediaItem>().WithMany().HasForeignKey(u => u.MediaId).OnDelete(DeleteBehavior.Restrict);
        use.HasIndex(u => u.MediaId);

        // The newest pictures of a conversation.
        use.HasIndex(u => new { u.ConversationId, u.Kind, u.Seq, u.Position });
    }
}

internal sealed class BlobConfiguration : IEntityTypeConfiguration<Blob>
{
    public void Configure(EntityTypeBuilder<Blob> blob)
    {
        blob.ToTable("blobs");
        blob.HasKey(b => b.Hash);

        // What may have to go?
        blob.HasIndex(b => b.CheckAt).HasFilter("check_at is not null");
    }
}
