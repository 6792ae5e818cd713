using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Messages.Bookmarks;

internal sealed class BookmarkConfiguration : IEntityTypeConfiguration<Bookmark>
{
    public void Configure(EntityTypeBuilder<Bookmark> bookmark)
    {
        bookmark.ToTable("bookmarks");

        // Whose bookmarks go with this message? Has this person bookmarked it?
        bookmark.HasKey(b => new { b.ConversationId, b.Seq, b.UserId });

        // A person's own, newest first.
        bookmark.HasIndex(b => new { b.UserId, b.BookmarkedAt, b.ConversationId, b.Seq }).HasDatabaseName("ix_bookmarks_person");
    }
}
