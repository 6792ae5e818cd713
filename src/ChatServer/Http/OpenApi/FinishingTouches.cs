using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChatServer.Http.OpenApi;

/// <summary>Lists the nouns in the order in which one meets them, the others by name; drops what is described better.</summary>
internal sealed class FinishingTouches : IDocumentFilter
{
    private static readonly List<string> FirstSteps = ["Accounts", "Sessions", "Users", "Conversations", "Members", "Messages", "Media", "Uploads", "Receipts", "Sync", "Realtime"];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var sorted = (swaggerDoc.Tags ?? new HashSet<OpenApiTag>()).OrderBy(Place).ThenBy(t => t.Name, StringComparer.Ordinal).ToList();
        swaggerDoc.Tags = new HashSet<OpenApiTag>(sorted);

        // Actions name the framework's document for their refusals; what is answered is ours.
        swaggerDoc.Components?.Schemas?.Remove(nameof(ProblemDetails));
    }

    private static int Place(OpenApiTag tag) => FirstSteps.IndexOf(tag.Name ?? "") is >= 0 and var place ? place : FirstSteps.Count;
}
