using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.LiveEvents.Calendar;

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.ToTable("calendar_feeds");

        // A person has one.
        feed.HasKey(f => f.UserId);

        // Whose feed is it?
        feed.HasIndex(f => f.Id).IsUnique();
    }
}
