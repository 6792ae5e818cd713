using ChatServer.Refusals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;

namespace ChatServer.Http;

/// <summary>Refuses, before anything is done, what binding would let pass: odd queries, and answers the client cannot read.</summary>
internal sealed class RequestRules : IResourceFilter
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        RequireAcceptable(context);
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

    private static void RequireSoundQuery(ResourceExecutingContext context)
    {
        var query = context.HttpContext.Request.Query;
        if (query.Count == 0) return;

        var lists = ListNames(context).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in query)
        {
            if (values.Count > 1 && !lists.Contains(name)) throw Refusal.InvalidRequest(name, "It is given more than once.");
            if (values.Any(v => v!.Contains('\0', StringComparison.Ordinal))) throw Refusal.InvalidRequest(name, "It must not contain U+0000.");
        }
    }

    private static IEnumerable<string> ListNames(ResourceExecutingContext context) =>
        context.ActionDescriptor.Parameters
            .Where(p => p.BindingInfo?.BindingSource == BindingSource.Query)
            .Where(p => p.ParameterType != typeof(string) && p.ParameterType.IsAssignableTo(typeof(System.Collections.IEnumerable)))
            .Select(p => p.BindingInfo?.BinderModelName ?? p.Name);
}
