using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ChatServer.Http;

namespace ChatServer.Sync;

/// <summary>What a client has, so that it can be told what it lacks.</summary>
/// <param name="Cursor">"cursor" of the last answer; without one the answer starts from now (take it first, then list).</param>
/// <param name="Known">The conversations the client holds, at most 5,000, each with the position it has reached.</param>
/// <param name="Limit" example="500">How many changes at most, over all conversations, 1 to 1,000.</param>
public sealed record SyncRequest(
    [TextLimit(0, Cursors.MaxLength, Pattern = Cursors.Pattern)] string? Cursor = null,
    [MaxLength(SyncRequest.MaxKnown)] IReadOnlyList<KnownConversation>? Known = null,
    [Range(1, SyncRequest.MaxLimit)][property: DefaultValue(SyncRequest.DefaultLimit)] int Limit = SyncRequest.DefaultLimit)
{
    public const int MaxKnown = 5_000;
    public const int MaxLimit = 1_000;
    public const int DefaultLimit = 500;

    /// <summary>Whoever is further behind reloads instead of replaying.</summary>
    public const int MaxGap = 1_000;
}

/// <summary>A conversation a client holds.</summary>
/// <param name="ConversationId">Which one.</param>
/// <param name="Epoch">"epoch" that the position belongs to.</param>
/// <param name="Seq">The client has applied every change up to this position.</param>
public sealed record KnownConversation(Guid ConversationId, int Epoch, [Range(0, long.MaxValue)] long Seq);
