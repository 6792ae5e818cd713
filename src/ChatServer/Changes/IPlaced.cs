namespace ChatServer.Changes;

/// <summary>A subject that stands in the log itself, and that not everybody may see who hears of a change of it.</summary>
public interface IPlaced
{
    /// <summary>Where it stands.</summary>
    long Seq { get; }
}
