using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Persistence;

internal static class TextEnum
{
    /// <summary>Stores an enumeration by its name in lower case, so that rows can be read without the code.</summary>
    public static PropertyBuilder<T> StoredAsText<T>(this PropertyBuilder<T> property) where T : struct, Enum =>
        property.HasConversion(value => value.ToString().ToLowerInvariant(), text => Enum.Parse<T>(text, true)).HasColumnType("text");
}
