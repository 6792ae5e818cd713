using ChatServer.Texts;

namespace ChatServer.Tests.Texts;

public sealed class ForeignTextTests
{
    [Theory]
    [InlineData("Tea & cake", "Tea & cake")]
    [InlineData("  a \r\n\t b\u0085c\u2028d\u00a0e\u3000f ", "a b c d e f")]
    [InlineData("a\0b\u0007c\u001b[31md\u007fe", "a b c [31md e")]
    [InlineData("<script>alert('1')</script>", "<script>alert('1')</script>")]
    [InlineData("\u202egnp.exe\u202c", "gnp.exe")]
    [InlineData("a\u2066b\u2069\u200e\u200f\u061cc", "abc")]
    [InlineData("a\u200bb\ufeffc\u00add\u2060e", "abcde")]
    [InlineData("a\U000E0041\U000E007Fb", "ab")]
    [InlineData("\ue000a\uf8ffb", "ab")]
    [InlineData("\ud800a\udc00b", "ab")]
    [InlineData("نمی\u200cخواهم", "نمی\u200cخواهم")]
    [InlineData("👩\u200d👩\u200d👧 ❤️ 🏳️\u200d🌈", "👩\u200d👩\u200d👧 ❤️ 🏳️\u200d🌈")]
    [InlineData("Việt Nam, קָפֶה, ไม้, हिन्दी", "Việt Nam, קָפֶה, ไม้, हिन्दी")]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData(" \u200b\u202e ", null)]
    [InlineData("\u200d", null)]
    public void It_is_one_line_in_which_nothing_is_invisible(string? text, string? clean) => Assert.Equal(clean, ForeignText.Clean(text, 100));

    [Theory]
    [InlineData("")]
    [InlineData("\u200d")]
    [InlineData("\u200b")]
    [InlineData("\u202e")]
    public void Marks_do_not_pile_up_on_a_character(string between)
    {
        var pile = "a" + string.Concat(Enumerable.Repeat($"\u0301{between}", 50)) + "b";

        var clean = ForeignText.Clean(pile, 100)!;

        Assert.Equal(4, clean.Count(c => c == '\u0301'));
        Assert.EndsWith("b", clean);
    }

    [Theory]
    [InlineData("abcde", "abcde")]
    [InlineData("abcdef", "abcd…")]
    [InlineData("abcde ", "abcde")]
    [InlineData("😀😀😀😀😀😀", "😀😀😀😀…")]
    public void It_has_so_many_characters_at_most(string text, string clean) => Assert.Equal(clean, ForeignText.Clean(text, 5));
}
