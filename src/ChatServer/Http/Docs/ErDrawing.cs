using System.Globalization;
using System.Text;

namespace ChatServer.Http.Docs;

/// <summary>Draws tables as boxes in columns of even height, with lines between them. No script, no style sheet.</summary>
internal sealed class ErDrawing(IReadOnlyList<TableInfo> tables)
{
    private const int Columns = 3;
    private const int BoxWidth = 300;
    private const int Gap = 110;
    private const int Row = 18;
    private const int Margin = 20;
    private const int Side = 60;

    private readonly Dictionary<string, (int X, int Y)> _places = [];
    private readonly StringBuilder _svg = new();

    public string ToSvg()
    {
        var height = Place();
        var width = (2 * Side) + (Columns * BoxWidth) + ((Columns - 1) * Gap);

        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\" role=\"img\" aria-label=\"ER diagram\">");
        foreach (var table in tables) DrawLines(table);
        foreach (var table in tables) DrawBox(table);
        return _svg.Append("</svg>").ToString();
    }

    // Each box goes into the column that is shortest so far.
    private int Place()
    {
        var heights = Enumerable.Repeat(Margin, Columns).ToArray();
        foreach (var table in tables)
        {
            var column = Array.IndexOf(heights, heights.Min());
            _places[table.Class] = (Side + (column * (BoxWidth + Gap)), heights[column]);
            heights[column] += ((table.Columns.Count + 1) * Row) + (2 * Margin);
        }

        return heights.Max();
    }

    private void DrawLines(TableInfo table)
    {
        var from = _places[table.Class];
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (table.Columns[i].Target is not { } target || !_places.TryGetValue(target, out var to)) continue;

            // Out at the side that faces the other box; back to the same side within one column.
            var (startX, endX, bend) = to.X > from.X ? (from.X + BoxWidth, to.X, 55) : to.X < from.X ? (from.X, to.X + BoxWidth, -55) : (from.X, to.X, -45);
            var endBend = to.X == from.X ? bend : -bend;
            var (startY, endY) = (from.Y + ((i + 1) * Row) + (Row / 2), to.Y + (Row / 2));
            Add($"<path d=\"M{startX},{startY} C{startX + bend},{startY} {endX + endBend},{endY} {endX},{endY}\" fill=\"none\" stroke=\"#7a8ba6\"/>");
            Add($"<circle cx=\"{endX}\" cy=\"{endY}\" r=\"3\" fill=\"#7a8ba6\"/>");
        }
    }

    private void DrawBox(TableInfo table)
    {
        var (x, y) = _places[table.Class];
        var height = (table.Columns.Count + 1) * Row;

        Add($"<rect x=\"{x}\" y=\"{y}\" width=\"{BoxWidth}\" height=\"{height}\" rx=\"4\" fill=\"#fff\" stroke=\"#4a5b76\"/>");
        Add($"<rect x=\"{x}\" y=\"{y}\" width=\"{BoxWidth}\" height=\"{Row}\" rx=\"4\" fill=\"#dfe7f5\" stroke=\"#4a5b76\"/>");
        Text(x + 8, y + 13, table.Name, "font-weight=\"bold\"");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            var baseline = y + ((i + 1) * Row) + 13;
            Text(x + 8, baseline, column.Name, column.IsKey ? "text-decoration=\"underline\"" : "");
            Text(x + BoxWidth - 8, baseline, column.StoreType.Replace("character varying", "varchar", StringComparison.Ordinal) + (column.IsRequired ? "" : "?"), "text-anchor=\"end\" fill=\"#667\"");
        }
    }

    private void Text(int x, int y, string text, string attributes) => Add($"<text x=\"{x}\" y=\"{y}\" {attributes}>{Html.Encode(text)}</text>");

    private void Add(FormattableString markup) => _svg.Append(markup.ToString(CultureInfo.InvariantCulture));
}
