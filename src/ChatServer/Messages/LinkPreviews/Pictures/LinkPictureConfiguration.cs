using ChatServer.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Messages.LinkPreviews.Pictures;

internal sealed class LinkPictureConfiguration : IEntityTypeConfiguration<LinkPicture>
{
    public void Configure(EntityTypeBuilder<LinkPicture> picture)
    {
        picture.ToTable("link_pictures");
        picture.HasKey(p => new { p.ConversationId, p.Seq });

        // Who may see this media, and is it still at any message?
        picture.HasOne<MediaItem>().WithMany().HasForeignKey(p => p.MediaId).OnDelete(DeleteBehavior.Restrict);
        picture.HasIndex(p => p.MediaId);
    }
}
