using System.Diagnostics;
using System.Text;
using ChatServer.Messages.LinkPreviews.Pages;

namespace ChatServer.MediaTests.Previews;

public sealed class PageHeadTests
{
    private const int Largest = 1024 * 1024;

    public static TheoryData<string, string> Hostile => new()
    {
        { "deep elements", Much("<b>") },
        { "deep tables", Much("<table><tr><td>") },
        { "different attributes", $"<meta {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=1 "))}>" },
        { "equal attributes", $"<meta {Much("name=1 ")}>" },
        { "one large attribute", $"<meta name=description content='{Much("x")}" },
        { "one large name", $"<{Much("a")}" },
        { "references", Much("&amp;") },
        { "broken references", $"<title>{Much("&a")}" },
        { "large references", $"<title>{Much("&#9999999999;")}" },
        { "openings", Much("<") },
        { "an open comment", $"<!--{Much("-")}" },
        { "data", Much("<![CDATA[") },
        { "a title that never ends", $"<title>{Much("</titl")}" },
        { "a script that never ends", $"<script>{Much("<!--<script")}" },
        { "U+0000", Much("\0<a \0=\0>") },
        { "a doctype", $"<!DOCTYPE {Much("a")}" },
        { "many names", string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<meta name={i} content=1>")) },
    };

    [Theory]
    [InlineData("<title>Tea</title>", "Tea", null, null)]
    [InlineData("<TITLE>\n  Tea &amp; <b>cake\n</TITLE>", "Tea & <b>cake", null, null)]
    [InlineData("<title>a</title><meta property=og:title content=b>", "b", null, null)]
    [InlineData("<meta name='twitter:title' content='c'><title>a</title>", "c", null, null)]
    [InlineData("<meta name=og:title content=b><meta name=twitter:title content=c>", "b", null, null)]
    [InlineData("<meta property=og:title content=''><meta property=og:title content=' '><title>a</title>", "a", null, null)]
    [InlineData("<meta property=og:title content=first><meta property=og:title content=second>", "first", null, null)]
    [InlineData("<META NAME='Description' CONTENT='about &quot;tea&quot; &#x2615;'>", null, "about \"tea\" ☕", null)]
    [InlineData("<title>a</title><meta property='og:description' content='b'><meta name=description content=c><meta property=og:site_name content=d>", "a", "b", "d")]
    [InlineData("<title>a</title><script>'<meta property=og:title content=bad>'</script>", "a", null, null)]
    [InlineData("<!-- <title>bad</title> --><style><title>bad</title></style><title>a</title>", "a", null, null)]
    [InlineData("<noscript><title>bad</title></noscript><textarea><title>bad</title></textarea><title>a</title>", "a", null, null)]
    [InlineData("<title>a</title><body><meta property=og:title content=bad>", "a", null, null)]
    [InlineData("<title>a</title><svg><title>bad</title></svg>", "a", null, null)]
    [InlineData("<title>half of it", "half of it", null, null)]
    [InlineData("no markup at all", null, null, null)]
    [InlineData("", null, null, null)]
    public void What_a_page_says_is_read_as_browsers_read_it(string html, string? title, string? description, string? siteName) =>
        Assert.Equal(new PageHead(title, description, siteName), PageHead.Read(html));

    [Theory]
    [InlineData("<meta property=og:image content=/a.png>", "/a.png")]
    [InlineData("<meta name='twitter:image' content=' https://example.org/a.png '>", "https://example.org/a.png")]
    [InlineData("<meta property=og:image content=http://example.org/a><meta property=og:image:secure_url content=https://example.org/a>", "https://example.org/a")]
    [InlineData("<meta property=og:image content=''><meta property=og:image:url content=b>", "b")]
    [InlineData("<meta property=og:image:width content=100>", null)]
    [InlineData("<link rel=icon href=/favicon.ico>", null)]
    public void A_page_says_where_its_picture_is(string html, string? picture) => Assert.Equal(picture, PageHead.Read(html).Picture);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_page_that_is_made_to_be_slow_is_not(string what, string html)
    {
        var watch = Stopwatch.StartNew();
        PageHead.Read(html);

        // What grows with the square of the page takes minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{what} took {watch.Elapsed}");
    }

    [Fact]
    public void What_a_page_says_is_cut_off()
    {
        var text = new string('x', 1_000);

        var head = PageHead.Read($"<title>{text}</title><meta name=description content={text}><meta property=og:site_name content={text}>");

        Assert.Equal((200, 500, 100), (head.Title!.Length, head.Description!.Length, head.SiteName!.Length));
        Assert.EndsWith("x…", head.Title);
        Assert.Equal(text[..200], PageHead.Read($"<title>{text[..200]}</title>").Title);
    }

    [Theory]
    [InlineData("utf-8", "utf-8", "")]
    [InlineData("utf-8", "UTF8", "")]
    [InlineData("utf-8", null, "<meta charset=utf-8>")]
    [InlineData("utf-8", null, "")]
    [InlineData("windows-1251", "windows-1251", "")]
    [InlineData("koi8-r", null, "<meta charset='koi8-r'>")]
    [InlineData("koi8-r", "koi8-r", "<meta charset=utf-8>")]
    [InlineData("windows-1251", null, "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>")]
    [InlineData("windows-1251", "nonsense", "<meta charset=windows-1251>")]
    [InlineData("utf-8", null, "<meta charset=utf-16>")]
    [InlineData("utf-16", "utf-16", "")]
    [InlineData("utf-16BE", "utf-16be", "")]
    [InlineData("iso-8859-5", "\"iso-8859-5\"", "")]
    public void Text_is_read_in_the_encoding_that_it_is_in(string isIn, string? serverSays, string pageSays)
    {
        var page = Named(isIn).GetBytes($"{pageSays}<title>Чай</title>");

        Assert.Equal("Чай", PageHead.Read(PageEncoding.Decode(page, serverSays)).Title);
    }

    [Theory]
    [InlineData("shift_jis", "お茶")]
    [InlineData("gb18030", "茶葉")]
    [InlineData("gb2312", "茶叶")]
    [InlineData("big5", "茶葉")]
    [InlineData("euc-kr", "차")]
    [InlineData("euc-jp", "お茶")]
    [InlineData("iso-2022-jp", "お茶")]
    [InlineData("windows-1252", "thé – “tea”")]
    [InlineData("windows-1255", "תה")]
    public void The_world_s_encodings_are_known(string encoding, string text) =>
        Assert.Equal(text, PageHead.Read(PageEncoding.Decode(Named(encoding).GetBytes($"<title>{text}</title>"), encoding)).Title);

    [Fact]
    public void A_byte_order_mark_tells_more_than_anybody()
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] page = [.. encoding.GetPreamble(), .. encoding.GetBytes("<title>Чай</title>")];
            Assert.Equal("Чай", PageHead.Read(PageEncoding.Decode(page, "koi8-r")).Title);
        }
    }

    [Theory]
    [InlineData("utf-7", "+ADw-title+AD4-bad")]
    [InlineData("utf-32", "a")]
    [InlineData("ibm037", "a")]
    [InlineData("x-user-defined", "a")]
    [InlineData("", "a")]
    public void An_encoding_that_no_browser_knows_is_none(string encoding, string title) =>
        Assert.Equal(title, PageHead.Read(PageEncoding.Decode(Encoding.ASCII.GetBytes($"<title>{title}</title>"), encoding)).Title);

    [Theory]
    [InlineData("thé", "thé")]
    [InlineData("th\u00e9 ", "thé")]
    public void What_is_not_in_UTF_8_is_taken_for_the_usual(string text, string title) =>
        Assert.Equal(title, PageHead.Read(PageEncoding.Decode(Encoding.Latin1.GetBytes($"<title>{text}</title>"), null)).Title);

    [Fact]
    public void A_page_may_be_cut_off_in_the_middle_of_a_character()
    {
        var page = Encoding.UTF8.GetBytes("<title>Чай</title>茶");

        for (var cut = 0; cut < 3; cut++) Assert.Equal("Чай", PageHead.Read(PageEncoding.Decode(page.AsSpan(0, page.Length - cut), null)).Title);
    }

    [Fact]
    public void Any_bytes_are_some_text()
    {
        for (var length = 0; length < 300; length++)
        {
            var noise = new byte[length];
            Random.Shared.NextBytes(noise);
            PageHead.Read(PageEncoding.Decode(noise, null));
            PageHead.Read(PageEncoding.Decode([.. "<title>"u8, .. noise], "shift_jis"));
        }
    }

    private static string Much(string part) => string.Concat(Enumerable.Repeat(part, Largest / part.Length));

    private static Encoding Named(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
}
