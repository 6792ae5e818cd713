using Npgsql;

namespace ChatServer.Persistence;

internal static class DataReading
{
    /// <summary>The column's value, or null.</summary>
    public static T? Nullable<T>(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? default : row.GetFieldValue<T>(column);
}
