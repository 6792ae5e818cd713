using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Messages;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Users;

/// <summary>What to change about one's own profile. Absent members stay as they are, null clears.</summary>
public sealed record UpdateProfileRequest
{
    /// <summary>1 to 80 characters; null makes it the username again.</summary>
    /// <example>Ada Lovelace</example>
    [TextLimit(1, User.MaxDisplayNameLength)]
    public Optional<string?> DisplayName { get; init; }

    /// <summary>At most 1,000 characters.</summary>
    [TextLimit(0, User.MaxBioLength)]
    public Optional<string?> Bio { get; init; }

    /// <summary>A short line of at most 140 characters.</summary>
    /// <example>Drinking tea</example>
    [TextLimit(0, User.MaxStatusLength)]
    public Optional<string?> Status { get; init; }

    /// <summary>What others get to know; absent members stay as they are.</summary>
    public UpdatePrivacyRequest? Privacy { get; init; }
}

/// <summary>What to change about what others get to know.</summary>
public sealed record UpdatePrivacyRequest
{
    /// <summary>False hides when you read, and hides from you when others read.</summary>
    public bool? ShowReads { get; init; }

    /// <summary>Who finds you by a search or an import: everybody, contacts or nobody.</summary>
    public Audience? Find { get; init; }

    /// <summary>Who starts a direct conversation with you; "nobody" also keeps anybody from asking to be your contact. What there is stays open.</summary>
    public Audience? Write { get; init; }

    /// <summary>Who adds you to groups; "nobody" also keeps anybody from inviting you.</summary>
    public Audience? Add { get; init; }

    /// <summary>Who sees whether you are there, and when you were.</summary>
    public Audience? LastSeen { get; init; }

    /// <summary>Who sees your avatar.</summary>
    public Audience? Avatar { get; init; }

    internal void Apply(User user)
    {
        user.ShowReads = ShowReads ?? user.ShowReads;
        user.FoundBy = Find ?? user.FoundBy;
        user.WrittenBy = Write ?? user.WrittenBy;
        user.AddedBy = Add ?? user.AddedBy;
        user.SeenBy = LastSeen ?? user.SeenBy;
        user.AvatarFor = Avatar ?? user.AvatarFor;
    }
}

/// <summary>Changes what a person says about themselves, and their privacy.</summary>
public sealed class UpdateProfile(ChangeLog log, UserStore users, PostingRules rules, MediaLinks links)
{
    public async Task<OwnProfile> RunAsync(Guid userId, UpdateProfileRequest request, string? ifMatch, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);
        var user = await users.LockAsync(userId, cancellation) ?? throw Refusal.NotSignedIn();
        EntityTag.Require(ifMatch, EntityTag.Of(user.ConcurrencyStamp!));

        var (card, privacy) = (UserCard.Of(user, Relation.Self), Privacy.Of(user));
        Apply(request, user);
        var (cardNow, privacyNow) = (UserCard.Of(user, Relation.Self), Privacy.Of(user));
        if (card == cardNow && privacy == privacyNow) return OwnProfile.Of(user, links);

        (string?, string?)[] said = [(card.DisplayName, cardNow.DisplayName), (card.Bio, cardNow.Bio), (card.Status, cardNow.Status)];
        await rules.RequireAsync(NewText.Standing(userId, SaidAs.Profile, said), cancellation);

        // What others see changes with the privacy settings too: their marks, read by sync beside the cards.
        await users.RecordChangeAsync(write, user, cancellation);
        if (privacy != privacyNow) write.Announce(new PrivacyChanged(userId, privacyNow));
        if (card != cardNow || privacy.Avatar != privacyNow.Avatar) write.Announce(new CardChanged(new CardFaces(user)));

        await write.CommitAsync(cancellation);
        return OwnProfile.Of(user, links);
    }

    private static void Apply(UpdateProfileRequest request, User user)
    {
        var errors = new FieldErrors();
        if (request.DisplayName.IsGiven)
        {
            user.DisplayName = request.DisplayName.Value is { } name
                ? errors.Collect(() => ShortText.Parse(name, "displayName", User.MaxDisplayNameLength))
                : user.UserName!;
        }

        if (request.Bio.IsGiven) user.Bio = errors.Collect(() => ShortText.ParseOptional(request.Bio.Value, "bio", User.MaxBioLength));
        if (request.Status.IsGiven)
            user.Status = errors.Collect(() => ShortText.ParseOptional(request.Status.Value, "status", User.MaxStatusLength));
        errors.ThrowIfAny();

        request.Privacy?.Apply(user);
    }
}
