using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Changes;

internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> change)
    {
        change.ToTable("changes");

        // What happened here after this position?
        change.HasKey(c => new { c.ConversationId, c.Seq });
    }
}

internal sealed class UserChangeConfiguration : IEntityTypeConfiguration<UserChange>
{
    public void Configure(EntityTypeBuilder<UserChange> change)
    {
        change.ToTable("user_changes");
        change.HasKey(c => new { c.UserId, c.Seq });
    }
}
