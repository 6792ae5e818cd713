using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Accounts;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions");
        session.Property(s => s.Device).HasMaxLength(Session.MaxDeviceLength);

        // Who holds this token?
        session.HasIndex(s => s.TokenHash).IsUnique();

        // Where is this person signed in, and where were they once?
        session.HasIndex(s => s.UserId);
    }
}
