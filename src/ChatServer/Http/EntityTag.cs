using ChatServer.Refusals;
using Microsoft.Net.Http.Headers;

namespace ChatServer.Http;

/// <summary>Versions of single resources, as strong entity tags (RFC 9110 section 8.8.3).</summary>
public static class EntityTag
{
    public static string Of(object version) => $"\"{version}\"";

    /// <summary>Refuses a change of something that is no longer what the client saw. Without If-Match everything goes.</summary>
    public static void Require(string? ifMatch, string current)
    {
        if (ifMatch is null) return;

        if (!EntityTagHeaderValue.TryParseStrictList([ifMatch], out var accepted))
            throw Refusal.InvalidRequest("If-Match", "It must be a list of entity tags in quotes, or *.");

        // Weak tags never match here: RFC 9110 section 13.1.1 asks for the strong comparison.
        var tag = new EntityTagHeaderValue(current);
        if (!accepted.Any(a => a.Equals(EntityTagHeaderValue.Any) || a.Compare(tag, useStrongComparison: true))) throw Refusal.PreconditionFailed();
    }
}
