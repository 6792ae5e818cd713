using System.Text.Json;

namespace ChatServer.Http.Docs;

/// <summary>The data model, to read, to copy and to look at.</summary>
internal static class DataPages
{
    private static readonly string[] Heads = ["column", "type", "required", "refers to", "meaning"];

    public static IResult Dictionary(DataModel model)
    {
        var page = new Html().Paragraph(
            "Every table and column, as the server maps them. Times are UTC; ids are UUIDs of version 7 unless the text says otherwise.");
        foreach (var table in model.Tables)
        {
            page.Heading(2, table.Name, table.Name)
                .Paragraph(table.About)
                .Table(Heads, table.Columns.Select(c => (IReadOnlyList<string>)
                    [c.Name, c.StoreType + (c.IsKey ? " (key)" : ""), c.IsRequired ? "yes" : "no", c.Target ?? "", c.About]));
        }

        return page.Page("Data dictionary");
    }

    public static IResult Schema(DataModel model) => Results.Json(
        new
        {
            classes = model.Tables.Select(t => new
            {
                className = t.Class,
                description = t.About,
                fields = t.Columns.ToDictionary(c => JsonNamingPolicy.CamelCase.ConvertName(c.Property), FieldOf),
            }),
        },
        new JsonSerializerOptions(WireJson.Options) { WriteIndented = true });

    public static IResult Diagram(DataModel model) => new Html()
        .Paragraph("Boxes are tables; a line leads from a column to the table whose id it holds.")
        .Markup(new ErDrawing(model.Tables).ToSvg())
        .Heading(2, "As Mermaid text")
        .Code(Mermaid(model.Tables))
        .Page("ER diagram");

    private static Dictionary<string, object> FieldOf(ColumnInfo column)
    {
        var field = new Dictionary<string, object> { ["type"] = TypeOf(column), ["required"] = column.IsRequired };
        if (column.Target is not null) field["targetClass"] = column.Target;
        if (column.About.Length > 0) field["description"] = column.About;
        return field;
    }

    private static string TypeOf(ColumnInfo column) => column switch
    {
        { Target: not null } => "Pointer",
        _ when column.Type == typeof(bool) => "Boolean",
        _ when column.Type == typeof(DateTimeOffset) => "Date",
        _ when column.Type == typeof(byte[]) => "Bytes",
        _ when column.Type.IsPrimitive => "Number",
        _ => "String",
    };

    private static string Mermaid(IEnumerable<TableInfo> tables)
    {
        var all = tables.ToList();
        var boxes = all.SelectMany(t => (string[])
            [$"  {t.Class} {{", .. t.Columns.Select(c => $"    {c.StoreType.Split('(', ' ')[0]} {c.Name}{(c.IsKey ? " PK" : "")}"), "  }"]);
        var lines = all.SelectMany(t => t.Columns.Where(c => c.Target is not null)
            .Select(c => $"  {c.Target} ||--o{{ {t.Class} : {c.Name}"));
        return string.Join('\n', ["erDiagram", .. boxes, .. lines]);
    }
}
