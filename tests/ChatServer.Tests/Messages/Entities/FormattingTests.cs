using ChatServer.Messages.Entities;

namespace ChatServer.Tests.Messages.Entities;

/// <summary>What is found in a text, written as the type and the part without its marks.</summary>
public sealed class FormattingTests
{
    private static readonly Guid Ada = new("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Dot = new("00000000-0000-0000-0000-00000000000d");
    private static readonly Mentionable People = new([new("ada", Ada), new("j.d.", Dot), new("all", Mentionable.All)]);

    [Theory]
    [InlineData("hello, how are you?", "")]
    [InlineData("at 10:30, 50 * 2 * 3 = 300, snake_case_name, __init__, a~b, C#, 5 > 3", "")]
    [InlineData("**bold** and *leaning* and _leaning_ and ~~gone~~", "Bold[bold] Italic[leaning] Italic[leaning] Strikethrough[gone]")]
    [InlineData("**a *b* c**", "Bold[a *b* c] Italic[b]")]
    [InlineData("***both***", "Bold[*both*] Italic[both]")]
    [InlineData("**a *b***", "Bold[a *b*] Italic[b]")]
    [InlineData("*a **b***", "Italic[a **b**] Bold[b]")]
    [InlineData("**a *b** c*", "Bold[a *b]")]
    [InlineData("a *b c *d*", "Italic[d]")]
    [InlineData("**one line\nanother**", "")]
    [InlineData("**** ~~~~ __ `` ** **", "")]
    [InlineData(@"¯\_(ツ)_/¯ and \*not\*", "")]
    [InlineData("**你好**世界", "Bold[你好]")]
    [InlineData("`a *b* @ada` *c*", "Code[a *b* @ada] Italic[c]")]
    [InlineData("one ` alone\nand `one`", "Code[one]")]
    [InlineData("```\nvar x = **1**;\n```", "CodeBlock[var x = **1**;]")]
    [InlineData("```c#\nx\n``` *y*", "CodeBlock[x] Italic[y]")]
    [InlineData("see ```x``` here", "CodeBlock[x]")]
    [InlineData("``````", "")]
    [InlineData("``` *never ended*", "Italic[never ended]")]
    [InlineData("> said *she*\nnot", "Quote[said *she*] Italic[she]")]
    [InlineData("> ```a\nb```", "Quote[```a]")]
    [InlineData(">no\n>  \n> yes", "Quote[yes]")]
    [InlineData("[tea](https://tea.example/a_(b)?c=1)", "Link[tea]")]
    [InlineData("[**tea**](mailto:ada@tea.example)", "Link[**tea**] Bold[tea]")]
    [InlineData("[tea](javascript:alert(1)) [tea](data:text/html,x) [tea](//tea.example) [tea](file:///etc/passwd)", "")]
    [InlineData("[tea](https://bank.example@evil.example) [](mailto:a@b.example) #https://a.example", "Hashtag[#https]")]
    [InlineData("[https://bank.example](https://evil.example)", "Url[https://bank.example] Url[https://evil.example]")]
    [InlineData("(see https://en.example/wiki/Tea_(drink)), https://b.example/?q=1#top.", "Url[https://en.example/wiki/Tea_(drink)] Url[https://b.example/?q=1#top]")]
    [InlineData("**https://a.example/x** HTTP://B.EXAMPLE 茶 https://c.example/茶。下", "Bold[https://a.example/x] Url[https://a.example/x] Url[HTTP://B.EXAMPLE] Url[https://c.example/茶]")]
    [InlineData("http:// https://: ftp://a.example xhttp://a.example https://u:p@a.example javascript://a.example", "")]
    [InlineData("#tea #чай #お茶 #قهوة #naïve #a1 _#tea_", "Hashtag[#tea] Hashtag[#чай] Hashtag[#お茶] Hashtag[#قهوة] Hashtag[#naïve] Hashtag[#a1] Italic[#tea] Hashtag[#tea]")]
    [InlineData("#1 a#b &#39; ## #", "")]
    [InlineData("@ada, @ADA. (@ada) _@ada_ @ada's", "Mention[@ada] Mention[@ADA] Mention[@ada] Italic[@ada] Mention[@ada] Mention[@ada]")]
    [InlineData("@adam @ben ben@ada @ada.example ada@ada", "")]
    [InlineData("Ask @j.d. now, @all!", "Mention[@j.d.] MentionAll[@all]")]
    [InlineData("<b onclick=\"alert(1)\">*x*</b>", "Italic[x]")]
    public void A_text_has_these_parts(string text, string expected)
    {
        var found = TextEntities.Find(text, People) ?? [];

        Assert.Equal(expected, string.Join(' ', found.Select(e => $"{e.Type}[{text[(e.Offset + e.Open)..(e.Offset + e.Length - e.Close)]}]")));
    }

    [Fact]
    public void A_part_says_what_it_means_beside_its_text()
    {
        const string Text = "😀 @ada ```c#\nx\n``` [a](https://a.example)";

        var found = TextEntities.Find(Text, People)!;

        Assert.Equal(
            [
                new TextEntity { Type = EntityType.Mention, Offset = 3, Length = 4, UserId = Ada },
                new TextEntity { Type = EntityType.CodeBlock, Offset = 8, Length = 11, Open = 6, Close = 4, Language = "c#" },
                new TextEntity { Type = EntityType.Link, Offset = 20, Length = 22, Open = 1, Close = 20, Url = "https://a.example" },
            ],
            found);
    }

    [Fact]
    public void After_so_many_parts_all_is_plain()
    {
        Assert.Equal(TextEntities.Max, TextEntities.Find(string.Concat(Enumerable.Repeat("*a* ", 1_000)), People)!.Count);
    }
}
