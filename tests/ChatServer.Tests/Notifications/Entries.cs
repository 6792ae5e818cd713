using System.Text.Json;

namespace ChatServer.Tests.Notifications;

/// <summary>Members of an answer.</summary>
internal static class Entries
{
    public static List<JsonElement> Items(this JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    public static Guid Id(this JsonElement json, string member) => json.GetProperty(member).GetGuid();

    public static long Number(this JsonElement json, string member) => json.GetProperty(member).GetInt64();

    public static bool Is(this JsonElement json, string member) => json.GetProperty(member).GetBoolean();
}
