using System.Text.RegularExpressions;
using Npgsql;

namespace ChatServer.Harness;

/// <summary>How PostgreSQL answers a statement.</summary>
public static partial class QueryPlan
{
    /// <summary>Of a statement with numbered parameters, as it is planned for these values.</summary>
    public static async Task<string> Of(NpgsqlConnection connection, string sql, string values, string types = "")
    {
        await Lines(connection, $"prepare asked{(types == "" ? "" : $"({types})")} as {sql}");
        var plan = await Lines(connection, $"explain execute asked({values})");
        await Lines(connection, "deallocate asked");
        return plan;
    }

    /// <summary>Of the one statement about this table that a request asks, with these values in place of its parameters; the others are numbers.</summary>
    public static async Task<string> Of(NpgsqlConnection connection, TestUser user, string path, string table, params (string Name, string Value)[] values)
    {
        var asked = Assert.Single(await QueryCount.TextsOf(user, path), text => text.Contains(table, StringComparison.Ordinal));
        var known = values.ToDictionary(v => v.Name, v => v.Value);
        return await Lines(connection, $"explain {Parameter().Replace(asked, p => known.GetValueOrDefault(p.Groups[1].Value, "51"))}");
    }

    /// <summary>No table is read from end to end.</summary>
    public static void ShouldUseIndexes(this string plan, params IEnumerable<string> tables)
    {
        Assert.All(tables, table => Assert.False(Regex.IsMatch(plan, $@"Seq Scan on {table}\b"), plan));
        Assert.Contains("Index", plan, StringComparison.Ordinal);
    }

    private static async Task<string> Lines(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    // What is asked for again has a number behind its name.
    [GeneratedRegex(@"(@[a-zA-Z_]\w*?)\d*\b")]
    private static partial Regex Parameter();
}
