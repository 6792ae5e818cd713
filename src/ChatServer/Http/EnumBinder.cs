using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ChatServer.Http;

/// <summary>Reads one of several names from a query. The framework would also take numbers, and several names at once.</summary>
internal sealed class EnumBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var values = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (values.FirstValue is not { } text) return Task.CompletedTask;

        var type = bindingContext.ModelMetadata.UnderlyingOrModelType;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, values);
        if (Enum.GetNames(type).FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name)
            bindingContext.Result = ModelBindingResult.Success(Enum.Parse(type, name));
        else
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, WireTypes.Expectation(WireJson.Options.GetTypeInfo(type)));

        return Task.CompletedTask;
    }
}

internal sealed class EnumBinderProvider : IModelBinderProvider
{
    private static readonly EnumBinder Binder = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType.IsEnum ? Binder : null;
}
