using ChatServer.Refusals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;

namespace ChatServer.Http;

/// <summary>Refuses, before anything is done, what binding would let pass: odd queries, and answers the client cannot read.</summary>
internal sealed class RequestRules(IModelMetadataProvider models) : IResourceFilter
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        RequireAcceptable(context);
        RequireSoundCondition(context);
        RequireSoundQuery(context);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private static void RequireAcceptable(ResourceExecutingContext context)
    {
        var accepted = context.HttpContext.Request.GetTypedHeaders().Accept;
        if (accepted.Count == 0 || accepted.Any(a => a.Quality is not 0 && Json.IsSubsetOf(Plain(a)))) return;

        // Answers of other types (files, pages) say so.
        if (context.ActionDescriptor.FilterDescriptors.Any(f => f.Filter is ProducesAttribute)) return;

        throw Refusal.NotAcceptable();
    }

    // A quality or a charset does not change which type is meant.
    private static MediaTypeHeaderValue Plain(MediaTypeHeaderValue accepted) => new(accepted.MediaType);

    // Binding makes null of it, as if no version were meant.
    private static void RequireSoundCondition(ResourceExecutingContext context)
    {
        var condition = context.HttpContext.Request.Headers.IfMatch;
        if (condition.Count > 0 && string.IsNullOrWhiteSpace(condition)) throw Refusal.InvalidRequest("If-Match", "It must not be empty.");
    }

    // One that is not known may be misspelt, or be meant for a later version: without it the answer would be another than was asked for.
    private void RequireSoundQuery(ResourceExecutingContext context)
    {
        var query = context.HttpContext.Request.Query;
        if (query.Count == 0) return;

        var parameters = Parameters(context).ToDictionary(p => p.Name, p => p.IsList, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in query)
        {
            if (!parameters.TryGetValue(name, out var isList)) throw Refusal.InvalidRequest(name, "There is no such parameter here.");
            if (values.Count > 1 && !isList) throw Refusal.InvalidRequest(name, "It is given more than once.");
            if (values.Any(v => v!.Contains('\0', StringComparison.Ordinal))) throw Refusal.InvalidRequest(name, "It must not contain U+0000.");
        }
    }

    private IEnumerable<(string Name, bool IsList)> Parameters(ResourceExecutingContext context)
    {
        foreach (var parameter in context.ActionDescriptor.Parameters.Where(p => p.BindingInfo?.BindingSource == BindingSource.Query))
        {
            var model = models.GetMetadataForType(parameter.ParameterType);
            if (model is { IsComplexType: true, IsEnumerableType: false })
                foreach (var property in model.Properties) yield return (property.BinderModelName ?? property.PropertyName!, property.IsEnumerableType);
            else
                yield return (parameter.BindingInfo?.BinderModelName ?? parameter.Name, model.IsEnumerableType);
        }
    }
}
