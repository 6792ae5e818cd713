namespace ChatServer.Messages.Polls;

/// <summary>A poll as everybody sees it. The counts follow a vote within about a second.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Options">What can be voted for; votes name them by their place, from 0.</param>
/// <param name="Voters">How many people voted.</param>
/// <param name="Multiple">Whether one may vote for several.</param>
/// <param name="Anonymous">Whether nobody is told who voted what.</param>
/// <param name="Quiz">Whether one option is right; then a vote stays as it is.</param>
/// <param name="ClosesAt">When it closes by itself; null if it does not.</param>
/// <param name="ClosedAt">When it was closed; null while one can vote.</param>
/// <param name="CorrectOption">Which option of a quiz is right; null until it is closed.</param>
/// <param name="Explanation">What its sender says about it; null until it is closed.</param>
public sealed record PollView(
    string Question,
    IReadOnlyList<PollOption> Options,
    long Voters,
    bool Multiple,
    bool Anonymous,
    bool Quiz,
    DateTimeOffset? ClosesAt,
    DateTimeOffset? ClosedAt,
    int? CorrectOption,
    string? Explanation)
{
    internal static PollView? Of(Poll? p) => p is null ? null : new PollView(
        p.Question, p.Options, p.Voters, p.Multiple, p.Anonymous, p.IsQuiz(), p.ClosesAt, p.ClosedAt,
        p.ClosedAt is null ? null : p.CorrectOption, p.ClosedAt is null ? null : p.Explanation);
}
