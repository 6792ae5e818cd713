using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChatServer.Http.Docs;

/// <summary>A table as it is mapped.</summary>
internal sealed record TableInfo(string Name, string Class, string About, IReadOnlyList<ColumnInfo> Columns);

/// <param name="Name">The column.</param>
/// <param name="Property">The property of the class.</param>
/// <param name="Type">The property's type, without nullability.</param>
/// <param name="StoreType">The column's type in PostgreSQL.</param>
/// <param name="IsRequired">Whether it is never null.</param>
/// <param name="IsKey">Whether it belongs to the primary key.</param>
/// <param name="Target">The class whose id it holds.</param>
/// <param name="About">The property's comment.</param>
internal sealed record ColumnInfo(
    string Name, string Property, Type Type, string StoreType, bool IsRequired, bool IsKey, string? Target, string About);

/// <summary>The tables of this server, read from the mapping and the comments.</summary>
internal sealed class DataModel(IServiceScopeFactory scopes, XmlDocs comments)
{
    // The hot tables have no foreign keys (each would cost a look-up per message), so what their ids refer to is read from the
    // names: "ConversationId" says it, these do not.
    private static readonly Dictionary<string, string> People = new()
    {
        ["ActorId"] = "User",
        ["OwnerId"] = "User",
        ["SenderId"] = "User",
        ["ReplyToId"] = "Message",
        ["ParentId"] = "Conversation",
    };

    public IReadOnlyList<TableInfo> Tables { get; } = Read(scopes, comments);

    public static string TypeName(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum) return string.Join(" | ", Enum.GetNames(plain).Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName));

        return plain switch
        {
            _ when plain == typeof(Guid) => "UUID",
            _ when plain == typeof(DateTimeOffset) => "time",
            _ when plain == typeof(string) => "string",
            _ when plain == typeof(bool) => "boolean",
            _ when plain == typeof(byte[]) => "bytes",
            _ when plain.IsPrimitive => "integer",
            _ => plain.Name,
        };
    }

    private static List<TableInfo> Read(IServiceScopeFactory scopes, XmlDocs comments)
    {
        using var scope = scopes.CreateScope();
        var entities = scope.ServiceProvider.GetRequiredService<ChatDbContext>().Model.GetEntityTypes()
            .Where(e => e.GetTableName() is not null && !e.IsOwned())
            .ToList();
        var classes = entities.Select(e => e.ClrType.Name).ToHashSet();

        return
        [
            .. entities.OrderBy(e => e.GetTableName(), StringComparer.Ordinal).Select(e => new TableInfo(
                e.GetTableName()!,
                e.ClrType.Name.Split('`')[0],
                comments.Summary(e.ClrType),
                [.. e.GetProperties().OrderBy(p => p.IsPrimaryKey() ? 0 : 1).Select(p => ColumnOf(p, classes, comments))])),
        ];
    }

    private static ColumnInfo ColumnOf(IProperty property, HashSet<string> classes, XmlDocs comments) => new(
        property.GetColumnName(),
        property.Name,
        Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType,
        property.GetColumnType(),
        !property.IsNullable,
        property.IsPrimaryKey(),
        TargetOf(property, classes),
        property.PropertyInfo is { } info ? comments.Summary(info) : "");

    private static string? TargetOf(IProperty property, HashSet<string> classes)
    {
        if (property.GetContainingForeignKeys().FirstOrDefault() is { } key) return key.PrincipalEntityType.ClrType.Name;
        if (People.TryGetValue(property.Name, out var known)) return known;

        var name = property.Name.EndsWith("Id", StringComparison.Ordinal) ? property.Name[..^2] : "";
        return classes.Contains(name) ? name : null;
    }
}
