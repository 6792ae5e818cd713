namespace ChatServer.Messages.Polls;

/// <summary>A poll as it is stored with its message. Who voted what is in <see cref="PollVote"/>, which is the truth; the counts follow it.</summary>
public sealed record Poll
{
    public const int MinOptions = 2;
    public const int MaxOptions = 20;
    public const int MaxQuestionLength = 300;
    public const int MaxOptionLength = 200;
    public const int MaxExplanationLength = 300;

    /// <summary>Also how often it is looked whether one has to be closed, so that nothing has to wake whoever looks.</summary>
    public static readonly TimeSpan ShortestTime = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan LongestTime = TimeSpan.FromDays(366);

    public const string WhenItMayClose = "It must be a minute to 366 days after the poll is sent.";

    public required string Question { get; init; }

    public required IReadOnlyList<PollOption> Options { get; init; }

    /// <summary>How many people voted.</summary>
    public long Voters { get; init; }

    public bool Multiple { get; init; }

    public bool Anonymous { get; init; }

    /// <summary>The right option of a quiz. Nobody is told before they voted or it is closed.</summary>
    public int? CorrectOption { get; init; }

    public string? Explanation { get; init; }

    public DateTimeOffset? ClosesAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether there are votes that are not counted yet, and a job that will do it.</summary>
    public bool CountIsDue { get; init; }

    public bool IsQuiz() => CorrectOption is not null;

    public bool IsClosed(DateTimeOffset now) => ClosedAt is not null || ClosesAt <= now;

    /// <summary>The same poll when nobody votes any more; what has had its time closed at that time, and not when it was looked at.</summary>
    public Poll Close(DateTimeOffset now) => this with { ClosedAt = ClosesAt < now ? ClosesAt : now };

    /// <param name="at">When the poll is to close by itself.</param>
    /// <param name="sentAt">When it is sent.</param>
    public static bool MayClose(DateTimeOffset at, DateTimeOffset sentAt) => at >= sentAt + ShortestTime && at <= sentAt + LongestTime;
}
