using System.Text.Encodings.Web;

namespace ChatServer.Http.Docs;

/// <summary>Pages without scripts: headings, paragraphs and tables; all text is encoded here and nowhere else.</summary>
internal sealed class Html
{
    private readonly System.Text.StringBuilder _body = new();

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    public Html Heading(int level, string text, string? id = null) =>
        Add(id is null ? $"<h{level}>{Encode(text)}</h{level}>" : $"<h{level} id=\"{Encode(id)}\">{Encode(text)}</h{level}>");

    public Html Paragraph(string text) => text.Length == 0 ? this : Add($"<p>{Encode(text)}</p>");

    public Html Code(string text) => Add($"<pre><code>{Encode(text)}</code></pre>");

    public Html Link(string address, string text, string about) =>
        Add($"<p><a href=\"{Encode(address)}\">{Encode(text)}</a> {Encode(about)}</p>");

    public Html Table(IEnumerable<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        Add("<table><thead><tr>").Cells("th", heads).Add("</tr></thead><tbody>");
        foreach (var row in rows) Add("<tr>").Cells("td", row).Add("</tr>");
        return Add("</tbody></table>");
    }

    /// <summary>Markup that is already safe, such as a drawing made here.</summary>
    public Html Markup(string markup) => Add(markup);

    public IResult Page(string title) => Results.Content(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width">
          <title>{Encode(title)} · ChatServer</title>
          <link rel="stylesheet" href="/docs/style.css">
        </head>
        <body>
          <nav><a href="/docs">ChatServer</a></nav>
          <main><h1>{Encode(title)}</h1>{_body}</main>
        </body>
        </html>
        """,
        "text/html; charset=utf-8");

    private Html Cells(string kind, IEnumerable<string> texts)
    {
        foreach (var text in texts) Add($"<{kind}>{Encode(text)}</{kind}>");
        return this;
    }

    private Html Add(string markup)
    {
        _body.Append(markup);
        return this;
    }
}
