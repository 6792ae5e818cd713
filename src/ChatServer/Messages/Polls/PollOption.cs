namespace ChatServer.Messages.Polls;

/// <summary>One thing to vote for.</summary>
/// <param name="Text">At most 200 characters.</param>
/// <param name="Votes">How many people voted for it.</param>
public sealed record PollOption(string Text, long Votes = 0);
