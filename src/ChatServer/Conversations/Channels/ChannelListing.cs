using ChatServer.Persistence;
using ChatServer.Search.Words;
using ChatServer.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Channels;

/// <summary>Keeps by which words a channel is found: those of title, topic and description, cut and folded as all that is searched.</summary>
public sealed class ChannelListing(ChatDbContext db)
{
    public static string? ParseTopic(string? topic) => ShortText.ParseOptional(topic, "topic", Conversation.MaxTopicLength)?.ToLowerInvariant();

    /// <summary>To be called in the transaction that starts or changes the channel.</summary>
    public Task WriteAsync(Conversation channel, CancellationToken cancellation)
    {
        var words = WordCutter.Cut($"{channel.Title} {channel.Topic} {channel.Description}").Select(w => $"'{w.Text}'").Distinct();
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into channel_words (conversation_id, words) values ({channel.Id}, {string.Join(' ', words)}::tsvector)
            on conflict (conversation_id) do update set words = excluded.words
            """,
            cancellation);
    }
}
