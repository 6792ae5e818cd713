using System.Globalization;
using System.Text;

namespace ChatServer.Http.Docs;

/// <summary>The journey of one message, drawn and told.</summary>
internal static class MessageFlowPage
{
    private const int Lane = 190;
    private const int Step = 46;
    private const int Top = 50;

    private static readonly string[] Lanes = ["Ada's client", "Door (REST or hub)", "Message writer", "PostgreSQL", "Fan-out", "Ben's client"];

    private static readonly (int From, int To, string Text)[] Steps =
    [
        (0, 1, "clientId, content"),
        (1, 2, "checked: who, shape, size"),
        (2, 3, "lock conversations"),
        (2, 3, "decide, number, insert"),
        (2, 3, "COMMIT (durable)"),
        (3, 2, "committed"),
        (2, 1, "message with its seq"),
        (1, 0, "201, or 200 if repeated"),
        (2, 4, "what was committed"),
        (4, 5, "change, in order of seq"),
        (5, 1, "delivered and read marks"),
        (1, 4, "receipt"),
        (4, 0, "receipt"),
        (5, 1, "after absence: sync(seq)"),
        (1, 3, "changes after seq"),
        (1, 5, "all that was missed"),
    ];

    private static readonly string[] Story =
    [
        "A message goes through one door, whichever it came by: REST and the hub call the same use case. It checks who is asking and what is sent, and gives the message to the writer of its conversation.",
        "The writer commits in groups: while one group waits for the disk the next gathers. Within the transaction it locks the conversations, and only then decides who may post, so that nobody posts after a removal. Repeated client ids are answered with the first message.",
        "Only after the commit is durable the sender is told. When an answer is lost, or the server says that the outcome is unknown, the same request is repeated: it makes the message once.",
        "Each change has a position in its conversation, seq, without holes. Fan-out delivers strictly in that order. Whoever was away asks for the changes after the position they know, and ends in the same state as everybody else.",
    ];

    public static IResult Show()
    {
        var page = new Html().Markup(Drawing());
        foreach (var paragraph in Story) page.Paragraph(paragraph);
        return page.Page("Message flow");
    }

    private static string Drawing()
    {
        var height = Top + (Steps.Length * Step) + 20;
        var svg = new StringBuilder();
        void Add(FormattableString markup) => svg.Append(markup.ToString(CultureInfo.InvariantCulture));

        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Lanes.Length * Lane} {height}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\" role=\"img\" aria-label=\"Sequence of a message\">");
        for (var i = 0; i < Lanes.Length; i++)
        {
            Add($"<line x1=\"{Middle(i)}\" y1=\"34\" x2=\"{Middle(i)}\" y2=\"{height}\" stroke=\"#b6c2d6\"/>");
            Add($"<rect x=\"{Middle(i) - 80}\" y=\"8\" width=\"160\" height=\"26\" rx=\"4\" fill=\"#dfe7f5\" stroke=\"#4a5b76\"/>");
            Add($"<text x=\"{Middle(i)}\" y=\"25\" text-anchor=\"middle\" font-weight=\"bold\">{Html.Encode(Lanes[i])}</text>");
        }

        for (var i = 0; i < Steps.Length; i++)
        {
            var (from, to, text) = Steps[i];
            var (y, tip) = (Top + (i * Step) + 24, to > from ? -8 : 8);
            Add($"<line x1=\"{Middle(from)}\" y1=\"{y}\" x2=\"{Middle(to)}\" y2=\"{y}\" stroke=\"#4a5b76\"/>");
            Add($"<path d=\"M{Middle(to)},{y} l{tip},-4 v8 z\" fill=\"#4a5b76\"/>");
            Add($"<text x=\"{(Middle(from) + Middle(to)) / 2}\" y=\"{y - 6}\" text-anchor=\"middle\">{i + 1}. {Html.Encode(text)}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static int Middle(int lane) => (lane * Lane) + (Lane / 2);
}
