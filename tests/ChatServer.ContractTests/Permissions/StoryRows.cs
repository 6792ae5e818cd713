using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

/// <summary>
/// Stories. Whoever knows the bystander is in the audience of theirs, but for the ex-member and the banned, whom the bystander took out of it; one's
/// own story has nobody in its audience.
/// </summary>
internal static class StoryRows
{
    private const string Tea = "\U0001FAD6";

    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("401 401 | usr yes usr usr | yes yes yes yes", "postStory", "for a fellow member",
            s => Call.With(New(new { kind = "people", userIds = new[] { s.Cast.Friend.Id } }))),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "postStory", "for all one talks with", _ => Call.With(New(new { kind = "directs" }))),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "postStory", "for one's contacts", _ => Call.With(New(new { kind = "contacts" }))),
        Rule("401 401 | med med med med | med med med med", "postStory", "with another's image",
            s => Call.With(New(new { kind = "directs" }, s.AnothersAvatar))),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listStories", "of everybody", _ => Call.With()),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "readStoriesOf", "another", s => Call.About(s.Cast.Bystander.Id)),

        Rule("401 401 | sto sto sto sto | yes yes yes yes", "readStory, seeStory, takeStoryReactionBack", "another's", s => Call.Seeing(s.AnothersStory)),
        Rule("401 401 | sto sto sto sto | yes yes yes yes", "reactToStory", "another's", s => Call.Seeing(s.AnothersStory, emoji: Tea)),
        Rule("401 401 | sto sto sto sto | yes yes yes yes", "replyToStory", "another's",
            s => Call.Seeing(s.AnothersStory, body: new { clientId = Guid.NewGuid(), content = "Tea?" })),
        Rule("401 401 | sto sto sto sto | aut aut aut aut", "listStoryViewers, withdrawStory", "another's", s => Call.Seeing(s.AnothersStory)),
        Rule("401 401 | sto sto sto sto | aut aut aut aut", "takeOutViewer", "of another's", s => Call.Seeing(s.AnothersStory, userId: s.Caller.Id)),

        Rule("401 401 | yes yes yes yes | yes yes yes yes", "readStory, seeStory, listStoryViewers", "one's own", s => Call.Seeing(s.OwnStory)),
        Rule("401 401 | ost ost ost ost | ost ost ost ost", "reactToStory", "one's own", s => Call.Seeing(s.OwnStory, emoji: Tea)),
        Rule("401 401 | ost ost ost ost | ost ost ost ost", "takeStoryReactionBack", "one's own", s => Call.Seeing(s.OwnStory)),
        Rule("401 401 | ost ost ost ost | ost ost ost ost", "replyToStory", "one's own",
            s => Call.Seeing(s.OwnStory, body: new { clientId = Guid.NewGuid(), content = "Tea?" })),
        Rule("401 401 | usr usr usr usr | usr usr usr usr", "takeOutViewer", "who is not in the audience", s => Call.Seeing(s.OwnStory, userId: s.Cast.Bystander.Id)),
        Last("401 401 | yes yes yes yes | yes yes yes yes", "withdrawStory", "one's own", s => Call.Seeing(s.OwnStory)),

        Rule("401 401 | usr yes usr usr | yes yes yes yes", "muteStories", "of a fellow member", s => Call.About(s.Cast.Friend.Id)),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "unmuteStories", "of another", s => Call.About(s.Cast.Bystander.Id)),
    ];

    private static object New(object audience, Guid? mediaId = null) => new { clientId = Guid.NewGuid(), content = "Tea", mediaId, audience };
}
