using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Users;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public const string EmailIndex = "ix_users_email";

    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("users");
        user.Property(u => u.DisplayName).HasMaxLength(User.MaxDisplayNameLength);
        user.Property(u => u.Bio).HasMaxLength(User.MaxBioLength);
        user.Property(u => u.Status).HasMaxLength(User.MaxStatusLength);
        user.Property(u => u.Role).StoredAsText();
        user.Property(u => u.CardXid).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");

        user.Property(u => u.AvatarIsLarge).HasDefaultValue(false);

        // Is this image somebody's avatar? The key makes sure that it is there as long as it is.
        user.HasOne<MediaItem>().WithMany().HasForeignKey(u => u.AvatarMediaId).OnDelete(DeleteBehavior.Restrict);
        user.HasIndex(u => u.AvatarMediaId).HasFilter("avatar_media_id is not null");

        // People by name, and by how their name begins: the byte order of "C" serves both.
        user.Property(u => u.NameKey).HasComputedColumnSql("lower(display_name)", stored: true).UseCollation("C");
        user.HasIndex(u => new { u.NameKey, u.Id }).HasDatabaseName("ix_users_name").HasFilter("deleted_at is null");

        // Whose cards changed while a client was away?
        user.HasIndex(u => u.CardXid);

        // One account per username, found by prefix too …
        user.HasIndex(u => u.NormalizedUserName).HasDatabaseName("ix_users_username_prefix").HasOperators("text_pattern_ops");
        // … and one account per e-mail address.
        user.HasIndex(u => u.NormalizedEmail).IsUnique().HasDatabaseName(EmailIndex);
    }
}
