using System.Diagnostics;
using ChatServer.Messages.Entities;
using ChatServer.Tests.Schedules;

namespace ChatServer.Tests.Messages.Entities;

public sealed class EntityPropertyTests
{
    private const int LongestText = 16_384;

    private static readonly string[] Pieces =
    [
        "*", "**", "***", "_", "~~", "`", "```", "[", "](", ")", "(", "> ", "\n", "\\", " ", "@", "#", ":", "/", "ada", "all", "a", ".", "😀", "𠮷",
        "é", "e\u0301", "\u202E", "https://a.example", "http://", "mailto:a@b.example", "](https://a.example)", "\uD83D", "\uDE00", "```js\n", "\r\n", "茶", "1",
    ];

    private static readonly Mentionable People = new([new("ada", Guid.NewGuid()), new("all", Mentionable.All)]);

    [Fact]
    public void Whatever_the_text_its_parts_lie_in_it_and_in_each_other_and_cut_no_character() => Schedule.ForAny(schedule =>
    {
        var text = string.Concat(schedule.Select(b => Pieces[b % Pieces.Length]));

        var found = TextEntities.Find(text, People) ?? [];

        Assert.All(found, e => RequireSound(e, text));
        Assert.Equal(found.OrderBy(e => e.Offset).ThenByDescending(e => e.Length), found);
        Assert.All(found, e => Assert.All(found, other => Assert.True(DoNotCross(e, other), $"{e} and {other} in {text}")));
        Assert.All(found, e => Assert.True(found.Count(o => o.Offset <= e.Offset && End(o) >= End(e)) <= 8, $"{text} is too deep"));
    });

    [Theory]
    [InlineData("*")]
    [InlineData("**a *b ")]
    [InlineData("*a _b ~~c [d ")]
    [InlineData("[a](b")]
    [InlineData("[](")]
    [InlineData("[a](((")]
    [InlineData("`")]
    [InlineData("` ")]
    [InlineData("```")]
    [InlineData("```a ")]
    [InlineData("> ```\n")]
    [InlineData("http://")]
    [InlineData("http://a(")]
    [InlineData("https://a.example/ ")]
    [InlineData("http://%) ")]
    [InlineData("@ada")]
    [InlineData("@a_")]
    [InlineData("@@")]
    [InlineData("#a")]
    [InlineData("#1_")]
    [InlineData("\\")]
    [InlineData("\n")]
    [InlineData(":://")]
    public void A_text_made_to_be_slow_is_not(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, LongestText / piece.Length));

        // Once through takes well below a millisecond, once through for each character hundreds: no busy machine is taken for that, with the
        // best of many.
        var best = Enumerable.Range(0, 20).Min(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            TextEntities.Find(text, People);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        });

        Assert.True(best < 100, $"{best} ms for 16 KB");
    }

    private static void RequireSound(TextEntity e, string text)
    {
        Assert.InRange(e.Offset, 0, text.Length - 1);
        Assert.InRange(End(e), e.Offset + 1, text.Length);
        Assert.InRange(e.Open + e.Close, 0, e.Length - 1);
        Assert.All([e.Offset, e.Offset + e.Open, End(e) - e.Close, End(e)], at => Assert.False(IsWithinPair(text, at), $"{e} cuts a character of {text}"));
        Assert.Equal(e.Type == EntityType.Mention, e.UserId is not null);
        Assert.Equal(e.Type == EntityType.Link, e.Url is not null);
    }

    private static bool DoNotCross(TextEntity a, TextEntity b) =>
        End(a) <= b.Offset || End(b) <= a.Offset || (a.Offset <= b.Offset ? End(b) <= End(a) : End(a) <= End(b)) || a.Offset == b.Offset;

    private static bool IsWithinPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);

    private static int End(TextEntity e) => e.Offset + e.Length;
}
