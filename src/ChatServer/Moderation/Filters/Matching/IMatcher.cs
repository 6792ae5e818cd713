namespace ChatServer.Moderation.Filters.Matching;

/// <summary>Says whether one of the things that a rule looks for fits a text.</summary>
internal interface IMatcher
{
    /// <returns>What fitted; null if nothing did.</returns>
    Match? Match(ReadText text);
}
