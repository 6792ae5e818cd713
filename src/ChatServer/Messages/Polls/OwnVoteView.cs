namespace ChatServer.Messages.Polls;

/// <summary>One's own vote.</summary>
/// <param name="Options">What one voted for, by place, from 0; empty if one did not.</param>
/// <param name="CorrectOption">The right option of a quiz, once one has voted or it is closed; otherwise null.</param>
/// <param name="Explanation">What the sender says about it, once one has voted or it is closed; otherwise null.</param>
public sealed record OwnVoteView(IReadOnlyList<int> Options, int? CorrectOption, string? Explanation)
{
    internal static OwnVoteView Of(Poll poll, IEnumerable<short> chosen)
    {
        int[] options = [.. chosen];
        var isTold = options.Length > 0 || poll.ClosedAt is not null;
        return new OwnVoteView(options, isTold ? poll.CorrectOption : null, isTold ? poll.Explanation : null);
    }
}
