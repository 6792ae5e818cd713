namespace ChatServer.ContractTests.Permissions;

/// <summary>A cell of the table.</summary>
/// <param name="Status">What REST answers, and what the problem document of a hub call says.</param>
/// <param name="Code">Of the problem document; null where the call succeeds.</param>
/// <param name="IsLikeNothing">The answer is the very same for an id that never was anybody's.</param>
internal sealed record Outcome(int Status, string? Code = null, bool IsLikeNothing = false)
{
    private static readonly Dictionary<string, Outcome> Words = new()
    {
        ["yes"] = new(200),

        // It succeeds, and tells nothing: the answer is the one for an id that never was.
        ["nil"] = new(200, IsLikeNothing: true),

        // Not theirs is answered as not there.
        ["con"] = new(404, "no-such-conversation", IsLikeNothing: true),
        ["msg"] = new(404, "no-such-message", IsLikeNothing: true),
        ["med"] = new(404, "no-such-media", IsLikeNothing: true),
        ["set"] = new(404, "no-such-set", IsLikeNothing: true),
        ["upl"] = new(404, "no-such-upload", IsLikeNothing: true),
        ["inv"] = new(404, "no-such-invitation", IsLikeNothing: true),
        ["lnk"] = new(404, "no-such-link", IsLikeNothing: true),
        ["ask"] = new(404, "no-such-join-request", IsLikeNothing: true),
        ["ban"] = new(404, "no-such-ban", IsLikeNothing: true),
        ["mem"] = new(404, "no-such-member", IsLikeNothing: true),
        ["sch"] = new(404, "no-such-scheduled-message", IsLikeNothing: true),
        ["ses"] = new(404, "no-such-session", IsLikeNothing: true),
        ["ntf"] = new(404, "no-such-notification", IsLikeNothing: true),
        ["rem"] = new(404, "no-such-reminder", IsLikeNothing: true),
        ["sto"] = new(404, "no-such-story", IsLikeNothing: true),
        ["rep"] = new(404, "no-such-report", IsLikeNothing: true),
        ["act"] = new(404, "no-such-action", IsLikeNothing: true),
        ["cnt"] = new(404, "no-such-contact", IsLikeNothing: true),
        ["req"] = new(404, "no-such-contact-request", IsLikeNothing: true),
        ["evt"] = new(404, "no-such-event", IsLikeNothing: true),
        ["cal"] = new(404, "no-such-calendar", IsLikeNothing: true),
        ["usr"] = new(404, "no-such-user", IsLikeNothing: true),

        // They may know of it, and may not do this to it.
        ["401"] = new(401, "not-signed-in"),
        ["pwd"] = new(401, "wrong-credentials"),
        ["403"] = new(403, "not-allowed"),
        ["own"] = new(403, "not-your-message"),
        ["aut"] = new(403, "not-your-story"),
        ["ost"] = new(409, "own-story"),
        ["dir"] = new(409, "not-in-a-direct-conversation"),
        ["bnd"] = new(403, "banned"),
        ["chn"] = new(409, "only-in-a-channel"),
        ["grp"] = new(409, "only-in-a-group"),
        ["npt"] = new(409, "not-taking-part"),
        ["nsp"] = new(404, "no-such-participant"),
        ["hnd"] = new(409, "owner-must-hand-over"),
    };

    public bool IsAllowed => Code is null && !IsLikeNothing;

    /// <summary>Null for "---": there is nobody in this role there.</summary>
    public static Outcome? Of(string word) => word == "---" ? null : Words[word];
}
