using System.Text.Json.Serialization;

namespace ChatServer.Media.Sets;

/// <summary>A set of stickers or custom emoji. In lists and changes it is without its items.</summary>
/// <param name="Id">The set's id.</param>
/// <param name="Kind">sticker or emoji.</param>
/// <param name="Title">1 to 80 characters; null once it is deleted.</param>
/// <param name="ConversationId">The group whose members use it, and whose admins and owner edit it; null where it is your own.</param>
/// <param name="ItemCount">How many items it has.</param>
/// <param name="Version">Grows with every change of the set and of its items: read the items anew when it does.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DeletedAt">When it was deleted; null while it exists.</param>
public sealed record SetView(
    Guid Id,
    SetKind Kind,
    string? Title,
    Guid? ConversationId,
    int ItemCount,
    long Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeletedAt)
{
    /// <summary>All items in the order in which they were added. Absent in lists and changes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SetItemView>? Items { get; init; }

    public static SetView Of(MediaSet s) => new(s.Id, s.Kind, s.Title, s.ConversationId, s.ItemCount, s.Version, s.CreatedAt, s.DeletedAt);
}
