using ChatServer.Refusals;

namespace ChatServer.Conversations;

/// <summary>The rules for a conversation in which messages are there for a time.</summary>
public static class DisappearingMessages
{
    /// <summary>Seconds. So what is sent after the job has looked for what is due is not due before it looks again.</summary>
    public const int MinSeconds = 10;

    /// <summary>A year, in seconds.</summary>
    public const int MaxSeconds = 365 * 24 * 60 * 60;

    public static int? Parse(int? seconds, string field) => seconds is < MinSeconds or > MaxSeconds
        ? throw Refusal.InvalidRequest(field, $"It must be from {MinSeconds} to {MaxSeconds} seconds.")
        : seconds;
}
