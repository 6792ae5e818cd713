using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Media.Uploads;

internal sealed class UploadConfiguration : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> upload)
    {
        upload.ToTable("uploads");
        upload.Property(u => u.Metadata).HasMaxLength(Upload.MaxMetadataLength);

        // How many are under way, and how much room will they take?
        upload.HasIndex(u => u.OwnerId);

        // Which are over?
        upload.HasIndex(u => u.ExpiresAt);
    }
}
