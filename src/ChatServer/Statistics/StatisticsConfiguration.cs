using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Statistics;

internal sealed class StatisticConfiguration : IEntityTypeConfiguration<Statistic>
{
    public void Configure(EntityTypeBuilder<Statistic> statistic)
    {
        // The newest rows move every minute: room on the page keeps the update there.
        statistic.ToTable("statistics").HasStorageParameter("fillfactor", 70);
        statistic.Property(s => s.Series).StoredAsText();
        statistic.Property(s => s.Step).StoredAsText();

        // What was there from then to then?
        statistic.HasKey(s => new { s.Step, s.Start, s.Series });
    }
}

internal sealed class TallyConfiguration : IEntityTypeConfiguration<Tally>
{
    public void Configure(EntityTypeBuilder<Tally> tally)
    {
        tally.ToTable("tallies");
        tally.Property(t => t.Series).StoredAsText();
    }
}

internal sealed class PersonActivityConfiguration : IEntityTypeConfiguration<PersonActivity>
{
    public void Configure(EntityTypeBuilder<PersonActivity> activity)
    {
        activity.ToTable("person_activities").HasStorageParameter("fillfactor", 70);
        activity.HasKey(a => a.UserId);
    }
}
