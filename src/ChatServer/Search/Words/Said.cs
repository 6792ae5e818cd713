using ChatServer.Messages;
using ChatServer.Messages.Entities;
using ChatServer.Messages.Polls;

namespace ChatServer.Search.Words;

/// <summary>What a message says that can be found: its text, with what was found in it when it was sent, and the poll in it.</summary>
public sealed record Said(string Content, IReadOnlyList<TextEntity> Entities, Poll? Poll)
{
    /// <summary>The content, then the poll's question and its options. No phrase reaches from one into the next.</summary>
    public IReadOnlyList<string> Texts => Poll is null ? [Content] : [Content, Poll.Question, .. Poll.Options.Select(o => o.Text)];

    /// <summary>Folded, and where in the content they stand.</summary>
    public IEnumerable<(string Tag, int Start, int End)> Tags =>
        from entity in Entities
        where entity.Type == EntityType.Hashtag
        select (Hashtags.Fold(Content.Substring(entity.Offset, entity.Length)), entity.Offset, entity.Offset + entity.Length);

    public bool HasLink => Entities.Any(e => e.Type is EntityType.Url or EntityType.Link);

    public static Said Of(string? content, MessageDetails? details) => new(content ?? "", details?.Entities ?? [], details?.Poll);
}
