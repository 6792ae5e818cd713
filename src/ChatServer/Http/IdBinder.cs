using ChatServer.Refusals;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ChatServer.Http;

/// <summary>Reads an id from an address: what is no id names nothing in a path (404), and is a mistake in a query (400).</summary>
internal sealed class IdBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName).FirstValue;
        if (value is null) return Task.CompletedTask;

        if (Ids.TryParse(value, out var id)) bindingContext.Result = ModelBindingResult.Success(id);
        else if (bindingContext.BindingSource == BindingSource.Path) throw Refusal.NotFound();
        else throw Refusal.InvalidRequest(bindingContext.ModelName, "It must be a UUID.");

        return Task.CompletedTask;
    }
}

internal sealed class IdBinderProvider : IModelBinderProvider
{
    private static readonly IdBinder Binder = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(Guid) ? Binder : null;
}
