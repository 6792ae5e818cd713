namespace ChatServer.LiveEvents.Stage;

/// <summary>What everybody in an event sees at the same moment, the same for all of them; the subject of its changes.</summary>
/// <remarks>
/// At the server's time `now` (see GET /time) the video stands at `positionMs`, and while it plays at `positionMs + (now - setAt) * rate`.
/// </remarks>
/// <param name="Revision">By which one says what one replaces; of two states the one with the larger revision counts. 0: nothing was set yet.</param>
/// <param name="Playing">Whether the video plays.</param>
/// <param name="PositionMs">Where the video stood at setAt, in milliseconds from its beginning.</param>
/// <param name="Rate">How fast it plays; 1 is as recorded.</param>
/// <param name="SetAt">When this was set, by the server's clock.</param>
/// <param name="Slide">The slide that is shown, from 0; null: none.</param>
/// <param name="PollId">The message with the poll that is shown; null: none.</param>
public sealed record StageView(
    long Revision, bool Playing, long PositionMs, double Rate, DateTimeOffset SetAt, int? Slide, Guid? PollId)
{
    public static StageView Of(EventStage s) => new(s.Revision, s.IsPlaying, s.PositionMs, s.Rate, s.SetAt, s.Slide, s.PollId);
}
