namespace ChatServer.Moderation.Filters.Matching;

/// <summary>Links to some places, or to all others.</summary>
internal sealed class LinkMatcher(LinkSettings settings) : IMatcher
{
    public Match? Match(ReadText text) =>
        (settings.Except ? text.Links.FirstOrDefault(host => !IsNamed(host)) : text.Hosts.FirstOrDefault(IsNamed)) is { } host
            ? new Match(FilterKind.Links, host)
            : null;

    private bool IsNamed(string host) => settings.Domains.Any(domain => LinkHosts.IsWithin(host, domain));
}
