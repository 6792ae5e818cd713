using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.LiveEvents.Calendar;

/// <summary>Says that somebody's events can be read by a calendar that holds the feed's address.</summary>
public sealed class CalendarFeed
{
    public required Guid UserId { get; init; }

    /// <summary>Another one each time that it is turned on: the address of before opens nothing.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

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
