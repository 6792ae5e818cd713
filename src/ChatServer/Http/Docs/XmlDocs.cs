using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ChatServer.Http.Docs;

/// <summary>The doc comments of the program, read from the file that the build puts beside it.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocs(XDocument document) =>
        _members = document.Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);

    public static XmlDocs Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, Path.ChangeExtension(typeof(XmlDocs).Assembly.ManifestModule.Name, ".xml"));
        return new XmlDocs(File.Exists(path) ? XDocument.Load(path) : new XDocument());
    }

    public string Summary(Type type) => Text($"T:{NameOf(type)}", "summary");

    public string Summary(MethodInfo method) => Text(Method(method), "summary");

    public string Remarks(MethodInfo method) => Text(Method(method), "remarks");

    public string Returns(MethodInfo method) => Text(Method(method), "returns");

    public string Param(MethodInfo method, string name) => Text(Method(method), "param", name);

    /// <summary>A property's own comment, or that of the record's parameter by the same name.</summary>
    public string Summary(PropertyInfo property) =>
        Text($"P:{NameOf(property.DeclaringType!)}.{property.Name}", "summary") is { Length: > 0 } own
            ? own
            : Text($"T:{NameOf(property.DeclaringType!)}", "param", property.Name);

    private string Text(string? member, string element, string? name = null)
    {
        if (member is null || !_members.TryGetValue(member, out var comment)) return "";

        var found = comment.Elements(element).FirstOrDefault(e => name is null || e.Attribute("name")?.Value == name);
        return found is null ? "" : Spaces().Replace(string.Concat(found.Nodes().Select(Plain)), " ").Trim();
    }

    // The compiler writes parameter types in its own way: looking for the one member of that name avoids imitating it.
    private string? Method(MethodInfo method)
    {
        var start = $"M:{NameOf(method.DeclaringType!)}.{method.Name}";
        return _members.Keys.FirstOrDefault(k => k == start || k.StartsWith(start + "(", StringComparison.Ordinal));
    }

    private static string Plain(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" or "paramref" } reference =>
            (reference.Attribute("cref") ?? reference.Attribute("name"))?.Value.Split('.', ':')[^1] ?? "",
        XElement element => element.Value,
        XText text => text.Value,
        _ => "",
    };

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
