using System.Globalization;
using System.Text;
using ChatServer.Moderation.Filters.Matching;

namespace ChatServer.Tests.Moderation.Filters;

public sealed class LookAlikesTests
{
    [Theory]
    [InlineData("CHEAP Pills")]
    [InlineData("cheap, pills!")]
    [InlineData("chéap pîlls")]
    [InlineData("ch\u200Beap p\u00ADills")]
    [InlineData("сhеар рills")] // Cyrillic
    [InlineData("ｃｈｅａｐ ｐｉｌｌｓ")]
    [InlineData("𝐜𝐡𝐞𝐚𝐩 𝓹𝓲𝓵𝓵𝓼")]
    [InlineData("ⓒⓗⓔⓐⓟ ⓟⓘⓛⓛⓢ")]
    [InlineData("ch3ap p1lls")]
    [InlineData("che@p p!ll5")]
    public void What_is_drawn_alike_is_alike(string text) =>
        Assert.Equal(["cheap", "pills"], LookAlikes.WordsOf(text));

    [Theory]
    [InlineData("cheap pill")]
    [InlineData("cheappills")]
    [InlineData("sheep bills")]
    public void What_is_another_word_stays_another(string text) =>
        Assert.NotEqual(["cheap", "pills"], LookAlikes.WordsOf(text));

    [Fact]
    public void A_price_and_an_address_keep_their_signs_apart() =>
        Assert.Equal(["for", "s", "only", "me", "a"], LookAlikes.WordsOf("for $5 only @me !a"));

    [Fact]
    public void Words_without_spaces_are_found_inside_of_others()
    {
        var text = LookAlikes.WordsOf("我卖药了");
        Assert.All(LookAlikes.WordsOf("卖药"), word => Assert.Contains(word, text));
    }

    [Fact]
    public void Each_letter_is_replaced_by_one_so_that_nothing_grows()
    {
        var drawn = string.Concat(Enumerable.Range(0x20, 0x3000).Where(c => c is < 0xD800 or > 0xDFFF).Select(c => ((char)c).ToString()));
        foreach (var word in LookAlikes.WordsOf(drawn.Normalize(NormalizationForm.FormC)))
            Assert.True(new StringInfo(word).LengthInTextElements <= 64 * 8, word);
    }
}
