using ChatServer.Refusals;

namespace ChatServer.Http;

/// <summary>Versions of single resources, as strong entity tags (RFC 9110 section 8.8.3).</summary>
public static class EntityTag
{
    public static string Of(object version) => $"\"{version}\"";

    /// <summary>Refuses a change of something that is no longer what the client saw. Without If-Match everything goes.</summary>
    public static void Require(string? ifMatch, string current)
    {
        if (ifMatch is null) return;

        var accepted = ifMatch.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!accepted.Contains("*") && !accepted.Contains(current)) throw Refusal.PreconditionFailed();
    }
}
