using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Notifications;

internal sealed class QuietKindsConfiguration : IEntityTypeConfiguration<QuietKinds>
{
    public void Configure(EntityTypeBuilder<QuietKinds> quiet)
    {
        quiet.ToTable("notification_quiet_kinds");

        // What does this person not want to be disturbed by?
        quiet.HasKey(q => q.UserId);
    }
}
