using ChatServer.Refusals;
using Microsoft.Extensions.Options;

namespace ChatServer.Search;

/// <summary>Whether this server searches at all.</summary>
public sealed class SearchSwitch(IOptions<SearchOptions> options)
{
    public void Require()
    {
        if (!options.Value.Enabled) throw Refusal.SearchOff();
    }
}
