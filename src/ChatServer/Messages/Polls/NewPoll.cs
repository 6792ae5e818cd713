using System.ComponentModel.DataAnnotations;
using ChatServer.Http;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Messages.Polls;

/// <summary>A poll to send with a message. With one right option it is a quiz.</summary>
/// <param name="Question" example="What shall we drink?">1 to 300 characters.</param>
/// <param name="Options">2 to 20, in the order to show them.</param>
/// <param name="Multiple">Whether one may vote for several; not in a quiz.</param>
/// <param name="Anonymous">Whether nobody is told who voted what.</param>
/// <param name="ClosesAt" example="2036-01-31T12:00:00.000Z">
/// When it closes by itself, by the server's clock: a minute to 366 days after it is sent. Absent: when somebody closes it.
/// </param>
/// <param name="Explanation" example="The caffeine in tea is the same as in coffee.">
/// What is told to whoever has voted, and to everybody when it is closed; in a quiz, why the right option is right. At most 300 characters.
/// </param>
public sealed record NewPoll(
    [TextLimit(1, Poll.MaxQuestionLength)] string Question,
    [MinLength(Poll.MinOptions), MaxLength(Poll.MaxOptions)] IReadOnlyList<NewPollOption> Options,
    bool Multiple = false,
    bool Anonymous = false,
    DateTimeOffset? ClosesAt = null,
    [TextLimit(0, Poll.MaxExplanationLength)] string? Explanation = null)
{
    /// <summary>What is stored of it, before anybody has voted.</summary>
    /// <exception cref="RefusalException">Something about it is not as it must be; of its closing time see <see cref="Poll.MayClose"/>.</exception>
    internal Poll Parse()
    {
        if (Options.Count is < Poll.MinOptions or > Poll.MaxOptions)
            throw Refusal.InvalidRequest("poll.options", $"It must have {Poll.MinOptions} to {Poll.MaxOptions}.");

        var options = Options.Select((option, i) => (option ?? throw Refusal.InvalidRequest($"poll.options[{i}]", "It must not be null.")).Parse(i)).ToList();
        return new Poll
        {
            Question = ShortText.Parse(Question, "poll.question", Poll.MaxQuestionLength),
            Options = options,
            Multiple = Multiple,
            Anonymous = Anonymous,
            CorrectOption = CorrectOption(),
            Explanation = ShortText.ParseOptional(Explanation, "poll.explanation", Poll.MaxExplanationLength),
            ClosesAt = ClosesAt?.CutToMilliseconds(),
        };
    }

    private int? CorrectOption()
    {
        var correct = Enumerable.Range(0, Options.Count).Where(i => Options[i].Correct).ToList();
        if (correct.Count > 1) throw Refusal.InvalidRequest("poll.options", "At most one of them can be right.");
        if (correct.Count == 1 && Multiple) throw Refusal.InvalidRequest("poll.multiple", "In a quiz one votes once.");
        return correct.Count == 0 ? null : correct[0];
    }
}

/// <summary>One thing to vote for.</summary>
/// <param name="Text" example="Tea">1 to 200 characters.</param>
/// <param name="Correct">Whether this is the right one of a quiz.</param>
public sealed record NewPollOption([TextLimit(1, Poll.MaxOptionLength)] string Text, bool Correct = false)
{
    internal PollOption Parse(int place) => new(ShortText.Parse(Text, $"poll.options[{place}].text", Poll.MaxOptionLength));
}
