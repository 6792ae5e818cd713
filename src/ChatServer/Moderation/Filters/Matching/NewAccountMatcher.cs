using System.Buffers.Binary;

namespace ChatServer.Moderation.Filters.Matching;

/// <summary>What new accounts may not do yet.</summary>
internal sealed class NewAccountMatcher(NewAccountSettings settings, TimeProvider clock) : IMatcher
{
    public Match? Match(ReadText text)
    {
        // How old an account is stands in its id (UUID version 7), so nobody has to be looked up.
        if (clock.GetUtcNow() - BeginningOf(text.SenderId) >= TimeSpan.FromHours(settings.Hours)) return null;

        return settings.Media && text.HasMedia ? new Match(FilterKind.NewAccounts, "media")
            : settings.Links && text.Links.Count > 0 ? new Match(FilterKind.NewAccounts, "links")
            : null;
    }

    // A rule can be tried with ids of nobody, which say times beyond all that there are.
    private static DateTimeOffset BeginningOf(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(
        (long)(BinaryPrimitives.ReadUInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
