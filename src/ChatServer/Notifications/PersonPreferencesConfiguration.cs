using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Notifications;

internal sealed class PersonPreferencesConfiguration : IEntityTypeConfiguration<PersonPreferences>
{
    public void Configure(EntityTypeBuilder<PersonPreferences> preferences)
    {
        preferences.ToTable("notification_preferences");

        // What did this person choose?
        preferences.HasKey(p => p.UserId);
    }
}
