using ChatServer.Harness;

namespace ChatServer.ContractTests.Permissions;

/// <summary>Where calls are made: a group with somebody in every role, and a direct conversation of its member and the bystander.</summary>
/// <param name="Cast">The people.</param>
/// <param name="Caller">Who calls.</param>
/// <param name="Group">The group's id.</param>
/// <param name="Direct">The direct conversation's id.</param>
/// <param name="Secret">What is in the group's title and in all that was said.</param>
internal sealed record Scene(Cast Cast, TestUser Caller, Guid Group, Guid Direct, string Secret)
{
    public required Dictionary<TestUser, Guid> Said { get; init; }

    public required Dictionary<TestUser, Guid> SaidDirectly { get; init; }

    /// <summary>What the caller said in the group; what another said, for somebody who never did.</summary>
    public Guid OwnMessage => Said.GetValueOrDefault(Caller, AnothersMessage);

    public Guid AnothersMessage => Said[Cast.Bystander];

    /// <summary>A poll of everybody in the group.</summary>
    public required Dictionary<TestUser, Guid> Asked { get; init; }

    /// <summary>The bystander's poll in the direct conversation.</summary>
    public required Guid AskedDirectly { get; init; }

    public Guid OwnPoll => Asked.GetValueOrDefault(Caller, AnothersPoll);

    public Guid AnothersPoll => Asked[Cast.Bystander];

    public Guid OwnDirectMessage => SaidDirectly.GetValueOrDefault(Caller, AnothersDirectMessage);

    public Guid AnothersDirectMessage => SaidDirectly[Cast.Bystander];

    /// <summary>An entry of everybody but the owner, who did it all.</summary>
    public required Dictionary<TestUser, Guid> Notified { get; init; }

    public Guid OwnNotification => Notified.GetValueOrDefault(Caller, AnothersNotification);

    public Guid AnothersNotification => Notified[Cast.Bystander];

    /// <summary>That the bystander wants to hear of something again.</summary>
    public Guid AnothersReminder { get; init; } = Cast.BystandersReminder;

    /// <summary>The bystander's or the second admin's report of the bystander's message in the group.</summary>
    public required Guid AnothersReport { get; init; }

    /// <summary>The bystander's report of a person.</summary>
    public required Guid ReportOfPerson { get; init; }

    /// <summary>A warning of the bystander, who appealed.</summary>
    public required Guid AnothersAction { get; init; }

    /// <summary>What opens the bystander's calendar to whoever holds it.</summary>
    public required string CalendarToken { get; init; }

    /// <summary>A rule for what may be said.</summary>
    public required Guid Filter { get; init; }

    public Guid OwnSession => Cast.SessionOf(Caller);

    public Guid AnothersSession { get; init; } = Cast.SessionOf(Cast.Bystander);

    public Guid DeletedAccount { get; init; } = Cast[Role.DeletedAccount].Id;

    /// <summary>What the bystander uploaded and put into no message.</summary>
    public required Guid AnothersUpload { get; init; }

    /// <summary>The URL of a file that anybody may have.</summary>
    public required string FileElsewhere { get; init; }

    /// <summary>What the one who left sent to the group while in it.</summary>
    public required Guid SharedMedia { get; init; }

    /// <summary>The picture of a page that the bystander linked to in the group.</summary>
    public required Guid LinkPicture { get; init; }

    /// <summary>The image that stands for the group; its owner's.</summary>
    public required Guid GroupAvatar { get; init; }

    /// <summary>The image that stands for the bystander.</summary>
    public Guid AnothersAvatar { get; init; } = Cast.BystandersAvatar;

    /// <summary>Of the group, with one emoji in it.</summary>
    public required Guid GroupSet { get; init; }

    /// <summary>What is in the group's set; its owner's.</summary>
    public required Guid SetMedia { get; init; }

    /// <summary>The bystander's own, with one emoji in it.</summary>
    public Guid AnothersSet { get; init; } = Cast.BystandersSet;

    public Guid OwnPicture => Cast.PictureOf(Caller);

    /// <summary>The bystander's, for whoever is in a group with them and was not taken out.</summary>
    public Guid AnothersStory { get; init; } = Cast.BystandersStory;

    public Guid OwnStory => Cast.StoryOf(Caller);

    /// <summary>A thread of the group that the owner alone has opened, and is the owner of.</summary>
    public required Guid Thread { get; init; }

    /// <summary>A thread of the group that everybody in it has opened; the owner's.</summary>
    public required Guid OpenedThread { get; init; }

    /// <summary>What the bystander has scheduled.</summary>
    public Guid AnothersScheduled { get; init; } = Cast.BystandersScheduled;

    /// <summary>A group of the outsider's that everybody is invited to and asks to come into.</summary>
    public required Guid Open { get; init; }

    /// <summary>A channel that is not public, with the people of the group in it.</summary>
    public required Guid Channel { get; init; }

    /// <summary>The outsider's channel, which is public.</summary>
    public required Guid OpenChannel { get; init; }

    /// <summary>The owner's, for the members of the group, with the admins as co-hosts.</summary>
    public required Guid Event { get; init; }

    /// <summary>Of that event.</summary>
    public required Guid Reward { get; init; }

    /// <summary>The second admin's, of that reward.</summary>
    public required Guid Redemption { get; init; }

    /// <summary>As that one, and live.</summary>
    public required Guid LiveEvent { get; init; }

    /// <summary>The outsider's, for everybody.</summary>
    public required Guid OpenEvent { get; init; }

    /// <summary>What lets people into that group.</summary>
    public required string OpenToken { get; init; }

    /// <summary>Of a link to the group.</summary>
    public required Guid Link { get; init; }

    /// <summary>What that link lets people in with.</summary>
    public required string Token { get; init; }

    /// <summary>What the bystander uploads in pieces.</summary>
    public required Guid AnothersPieces { get; init; }

    /// <summary>The same scene with ids that never were anybody's, but for conversations that the caller is in.</summary>
    public Scene Nowhere(bool isMember) => this with
    {
        Group = isMember ? Group : Guid.NewGuid(),
        Direct = isMember ? Direct : Guid.NewGuid(),
        Thread = isMember ? Thread : Guid.NewGuid(),
        OpenedThread = isMember ? OpenedThread : Guid.NewGuid(),
        Said = Said.ToDictionary(s => s.Key, _ => Guid.NewGuid()),
        SaidDirectly = SaidDirectly.ToDictionary(s => s.Key, _ => Guid.NewGuid()),
        Notified = Notified.ToDictionary(n => n.Key, _ => Guid.NewGuid()),
        Asked = Asked.ToDictionary(a => a.Key, _ => Guid.NewGuid()),
        AskedDirectly = Guid.NewGuid(),
        AnothersReminder = Guid.NewGuid(),
        AnothersStory = Guid.NewGuid(),
        AnothersReport = Guid.NewGuid(),
        AnothersAction = Guid.NewGuid(),
        Filter = Guid.NewGuid(),
        AnothersUpload = Guid.NewGuid(),
        SharedMedia = Guid.NewGuid(),
        LinkPicture = Guid.NewGuid(),
        GroupAvatar = Guid.NewGuid(),
        AnothersAvatar = Guid.NewGuid(),
        AnothersPieces = Guid.NewGuid(),
        GroupSet = isMember ? GroupSet : Guid.NewGuid(),
        SetMedia = Guid.NewGuid(),
        AnothersSet = Guid.NewGuid(),
        AnothersSession = Guid.NewGuid(),
        AnothersScheduled = Guid.NewGuid(),
        Open = Guid.NewGuid(),
        Channel = isMember ? Channel : Guid.NewGuid(),
        OpenChannel = Guid.NewGuid(),
        Event = isMember ? Event : Guid.NewGuid(),
        Reward = isMember ? Reward : Guid.NewGuid(),
        Redemption = isMember ? Redemption : Guid.NewGuid(),
        LiveEvent = isMember ? LiveEvent : Guid.NewGuid(),
        OpenEvent = Guid.NewGuid(),
        Link = Guid.NewGuid(),
        DeletedAccount = Guid.NewGuid(),
    };

    /// <summary>An answer without the ids of conversations that it repeats.</summary>
    public string Masked(string answer) =>
        answer.Replace($"{Group}", "(group)", StringComparison.Ordinal).Replace($"{Direct}", "(direct)", StringComparison.Ordinal)
            .Replace($"{Thread}", "(thread)", StringComparison.Ordinal).Replace($"{OpenedThread}", "(opened thread)", StringComparison.Ordinal);
}
