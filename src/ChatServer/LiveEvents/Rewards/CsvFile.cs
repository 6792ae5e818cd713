using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ChatServer.LiveEvents.Rewards;

/// <summary>Rows as comma-separated values (RFC 4180), sent as they come.</summary>
internal sealed class CsvFile(IAsyncEnumerable<string[]> rows, string name) : FileResult(Type)
{
    public const string Type = "text/csv";

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = $"{Type}; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = $"attachment; filename=\"{name}\"";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(false), leaveOpen: true);
        await foreach (var row in rows) await writer.WriteAsync($"{string.Join(',', row.Select(Cell))}\r\n");
    }

    // What people wrote must not be taken for a formula by the program that opens the file; numbers are none.
    internal static string Cell(string text)
    {
        var isFormula = text.Length > 0 && "=+-@\t\r".Contains(text[0]) && !long.TryParse(text, out _);
        var cell = isFormula ? $"'{text}" : text;
        return cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
