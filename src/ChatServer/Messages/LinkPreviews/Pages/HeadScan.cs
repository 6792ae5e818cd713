using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace ChatServer.Messages.LinkPreviews.Pages;

/// <summary>Reads the elements at the beginning of a page, one after the other.</summary>
/// <remarks>
/// No tree is made of them, so it does not matter how deep they lie in each other, and the time grows with the page alone; of attributes
/// those only are kept that are asked for, since the parser compares each with all others of its element.
/// </remarks>
internal sealed class HeadScan : IDisposable
{
    public const string Title = "<title>";

    private static readonly string[] Attributes = ["name", "property", "content"];
    private static readonly int LongestAttribute = Attributes.Max(a => a.Length);

    private readonly Dictionary<string, string> _said = new(StringComparer.OrdinalIgnoreCase);
    private readonly TextSource _source;
    private readonly HtmlTokenizer _tokens;

    private HeadScan(string html)
    {
        _source = new TextSource(html);
        _tokens = new HtmlTokenizer(_source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            ShouldEmitAttribute = (ref _, name) => name.Length <= LongestAttribute && Attributes.Contains(name.ToString()),
        };
    }

    /// <summary>The first of everything that has a name, and the title.</summary>
    public static Dictionary<string, string> Read(string html)
    {
        using var scan = new HeadScan(html);
        scan.Run();
        return scan._said;
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _source.Dispose();
    }

    private void Run()
    {
        for (var token = _tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = _tokens.Get())
        {
            if (token.Type != HtmlTokenType.StartTag) continue;
            if (token.Name == "body") return;

            Read(token.AsTag());
        }
    }

    private void Read(HtmlTagToken tag)
    {
        switch (tag.Name)
        {
            case "meta":
                Say(tag.GetAttribute("property") is { Length: > 0 } property ? property : tag.GetAttribute("name"), tag.GetAttribute("content"));
                break;
            case "title":
                Say(Title, TextOf(tag.Name));
                break;

            // What stands in these is text, whatever it looks like.
            case "script":
                _tokens.State = HtmlParseMode.Script;
                break;
            case "style" or "noscript" or "noframes" or "iframe" or "xmp" or "noembed":
                _tokens.State = HtmlParseMode.Rawtext;
                break;
            case "textarea":
                _tokens.State = HtmlParseMode.RCData;
                break;
        }
    }

    private string TextOf(string element)
    {
        _tokens.State = HtmlParseMode.RCData;
        var text = new StringBuilder();
        for (var token = _tokens.Get(); token.Type is HtmlTokenType.Character; token = _tokens.Get()) text.Append(token.Data);
        return text.ToString();
    }

    private void Say(string? name, string? text)
    {
        if (!string.IsNullOrEmpty(name) && !string.IsNullOrEmpty(text)) _said.TryAdd(name, text);
    }
}
