using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Stories;

internal sealed class StoryConfiguration : IEntityTypeConfiguration<Story>
{
    public void Configure(EntityTypeBuilder<Story> story)
    {
        story.ToTable("stories");
        story.Property(s => s.Audience).StoredAsText();
        story.Property(s => s.IsNewsDue).HasDefaultValue(false);

        // A person's own. Was it posted before?
        story.HasIndex(s => new { s.AuthorId, s.ClientId }).IsUnique().HasDatabaseName("ix_stories_repeated");

        // What has had its time?
        story.HasIndex(s => s.ExpiresAt).HasDatabaseName("ix_stories_expiring");

        // Is this media in a story? The key makes sure that it is there as long as it is.
        story.HasOne<MediaItem>().WithMany().HasForeignKey(s => s.MediaId).OnDelete(DeleteBehavior.Restrict);
        story.HasIndex(s => s.MediaId).HasFilter("media_id is not null");
    }
}

internal sealed class StoryViewerConfiguration : IEntityTypeConfiguration<StoryViewer>
{
    public void Configure(EntityTypeBuilder<StoryViewer> viewer)
    {
        viewer.ToTable("story_viewers");
        viewer.HasKey(v => new { v.StoryId, v.UserId });

        // Which stories are for this person?
        viewer.HasIndex(v => v.UserId);

        // Who saw it, the last one first?
        viewer.HasIndex(v => new { v.StoryId, v.SeenAt, v.UserId }).HasFilter("seen_at is not null").HasDatabaseName("ix_story_viewers_seen");
    }
}

internal sealed class StoryMuteConfiguration : IEntityTypeConfiguration<StoryMute>
{
    public void Configure(EntityTypeBuilder<StoryMute> mute)
    {
        mute.ToTable("story_mutes");
        mute.HasKey(m => new { m.UserId, m.AuthorId });

        // Who muted somebody whose account goes?
        mute.HasIndex(m => m.AuthorId);
    }
}
