using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ChatServer.Http;

/// <summary>Reads whole numbers from a query, in decimal digits only: the framework would also take 0x10, #10, and space around them.</summary>
internal sealed class WholeNumberBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var values = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (values.FirstValue is not { } text) return Task.CompletedTask;

        var type = bindingContext.ModelMetadata.UnderlyingOrModelType;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, values);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) Refuse(bindingContext);
        else if (type == typeof(long)) bindingContext.Result = ModelBindingResult.Success(number);
        else if (number is >= int.MinValue and <= int.MaxValue) bindingContext.Result = ModelBindingResult.Success((int)number);
        else Refuse(bindingContext);

        return Task.CompletedTask;
    }

    private static void Refuse(ModelBindingContext bindingContext) =>
        bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, "It must be a whole number.");
}

internal sealed class WholeNumberBinderProvider : IModelBinderProvider
{
    private static readonly WholeNumberBinder Binder = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(int) || context.Metadata.UnderlyingOrModelType == typeof(long) ? Binder : null;
}
