using System.Text.Json;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChatServer.Http.OpenApi;

/// <summary>Tells the description what a type is on the wire: what is optional there is its value, or absent.</summary>
internal sealed class WireContracts : ISerializerDataContractResolver
{
    private readonly JsonSerializerDataContractResolver _plain = new(WireJson.Options);

    public DataContract GetDataContractForType(Type type) =>
        type == typeof(JsonElement) ? DataContract.ForDynamic(type) : _plain.GetDataContractForType(WireTypes.IsOptional(type) ? WireTypes.Unwrap(type) : type);
}

internal static class SchemaNames
{
    /// <summary>Page&lt;MessageView&gt; is "MessageViewPage".</summary>
    public static string Of(Type type) =>
        type.IsGenericType
            ? string.Concat(type.GenericTypeArguments.Select(Of)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]
            : type.Name;
}
