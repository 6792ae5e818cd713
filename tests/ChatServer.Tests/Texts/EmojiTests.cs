using ChatServer.Texts;

namespace ChatServer.Tests.Texts;

public sealed class EmojiTests
{
    [Theory]
    [InlineData("👍")]
    [InlineData("👍🏽")]
    [InlineData("😀")]
    [InlineData("🫪")]
    [InlineData("🇩🇪")]
    [InlineData("👩‍🚀")]
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("👩🏽‍❤️‍💋‍👨🏿")]
    [InlineData("🏳️‍🌈")]
    [InlineData("🏴‍☠️")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    [InlineData("1️⃣")]
    [InlineData("❤️")]
    [InlineData("☝🏿")]
    [InlineData("©️")]
    [InlineData("👁️‍🗨️")]
    [InlineData("🏽")]
    public void What_Unicode_recommends_is_an_emoji_and_stays_as_it_is(string emoji) => Assert.Equal(emoji, Emoji.Find(emoji));

    [Theory]
    [InlineData("❤", "❤️")]
    [InlineData("👍️", "👍")]
    [InlineData("1⃣", "1️⃣")]
    [InlineData("☝️🏿", "☝🏿")]
    [InlineData("🏳‍🌈", "🏳️‍🌈")]
    [InlineData("👁‍🗨", "👁️‍🗨️")]
    public void What_looks_the_same_becomes_the_same(string emoji, string form) => Assert.Equal(form, Emoji.Find(emoji));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("#")]
    [InlineData("1️")]
    [InlineData("👍👍")]
    [InlineData("👍 ")]
    [InlineData(":tea:")]
    [InlineData("❤︎")]
    [InlineData("😀🏽")]
    [InlineData("🇩")]
    [InlineData("🇩🇪🇫")]
    [InlineData("👩‍")]
    [InlineData("‍👩")]
    [InlineData("👩‍a")]
    [InlineData("👍\u0301")]
    [InlineData("👍\u202E")]
    [InlineData("👍\0")]
    [InlineData("️")]
    [InlineData("🏴\U000E0067\U000E0062")]
    [InlineData("\U000E007F")]
    [InlineData("\uFFFD")]
    [InlineData("👨‍👨‍👨‍👨‍👨‍👨‍👨‍👨‍👨")]
    public void Anything_else_is_none(string text) => Assert.Null(Emoji.Find(text));

    [Fact]
    public void Half_of_a_character_is_none() => Assert.Null(Emoji.Find("👍"[..1]));
}
