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
        user.Property(u => u.FoundBy).StoredAsText().HasDefaultValue(Audience.Everybody);
        user.Property(u => u.WrittenBy).StoredAsText().HasDefaultValue(Audience.Everybody);
        user.Property(u => u.AddedBy).StoredAsText().HasDefaultValue(Audience.Everybody);
        user.Property(u => u.SeenBy).StoredAsText().HasDefaultValue(Audience.Everybody);
        user.Property(u => u.AvatarFor).StoredAsText().HasDefaultValue(Audience.Everybody);
        user.Property(u => u.CardXid).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");

        user.Property(u => u.AvatarIsLarge).HasDefaultValue(false);

        // Is this image somebody's avatar? The key makes sure that it is there as long as it is.
        user.HasOne<MediaItem>().WithMany().HasForeignKey(u => u.AvatarMediaId).OnDelete(DeleteBehavior.Restrict);
        user.HasIndex(u => u.AvatarMediaId).HasFilter("avatar_media_id is not null");

        // People by name, and by how their name begins: the byte order of "C" serves both.
        user.Property(u => u.NameKey).HasComputedColumnSql("lower(display_name)", stored: true).UseCollation("C");
        user.HasIndex(u => new { u.NameKey, u.Id }).HasDatabaseName("ix_users_name").HasFilter("deleted_at is null");

        // Who keeps order on this server?
        user.HasIndex(u => u.Role).HasDatabaseName("ix_users_staff").HasFilter("role <> 'user'");

        // Who has one of these addresses? There is no backslash in an address, so "escape" takes its bytes as they are.
        user.Property(u => u.EmailHash).HasComputedColumnSql("sha256(decode(normalized_email, 'escape'))", stored: true);
        user.HasIndex(u => u.EmailHash).HasDatabaseName("ix_users_email_hash").HasFilter("email_hash is not null");

        // Whose cards changed while a client was away?
        user.HasIndex(u => u.CardXid);

        // One account per username, found by prefix too …
        user.HasIndex(u => u.NormalizedUserName).HasDatabaseName("ix_users_username_prefix").HasOperators("text_pattern_ops");
        // … and one account per e-mail address.
        user.HasIndex(u => u.NormalizedEmail).IsUnique().HasDatabaseName(EmailIndex);
    }
}
