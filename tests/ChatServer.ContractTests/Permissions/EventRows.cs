using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

internal static class EventRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "scheduleEvent", "for everybody", _ => Call.With(new { title = "Tasting", scheduledAt = Tomorrow })),
        Rule("401 401 | con con con con | yes yes yes yes", "scheduleEvent", "for members of a group",
            s => Call.With(new { title = "Tasting", scheduledAt = Tomorrow, visibility = "members", groupId = s.Group })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listEvents", "that one may see", _ => Call.With()),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "readEvent, downloadEvent", "for everybody", s => Call.Event(s.OpenEvent)),
        Rule("401 401 | evt evt evt evt | yes yes yes yes", "readEvent, downloadEvent", "for members of a group", s => Call.Event(s.Event)),

        Rule("401 401 | 403 403 403 403 | 403 403 403 403", "updateEvent", "of somebody else, for everybody", s => Call.Event(s.OpenEvent, new { title = "Tea" })),
        Rule("401 401 | evt evt evt evt | 403 403 yes yes", "updateEvent", "for members of a group", s => Call.Event(s.Event, new { title = "Tea" })),
        Once("401 401 | evt evt evt evt | 403 403 yes yes", "startEvent", "for members of a group", s => Call.Event(s.Event)),
        Once("401 401 | evt evt evt evt | 403 403 yes yes", "endEvent", "that is live", s => Call.Event(s.LiveEvent)),
        Once("401 401 | evt evt evt evt | 403 403 403 yes", "cancelEvent", "for members of a group", s => Call.Event(s.Event)),
        Once("401 401 | evt evt evt evt | 403 403 403 yes", "deleteEvent", "for members of a group", s => Call.Event(s.Event)),
        Rule("401 401 | evt evt evt evt | 403 403 403 yes", "nameCoHost", "of what is for members of a group",
            s => Call.Event(s.Event, userId: s.Cast.Bystander.Id)),
        Once("401 401 | evt evt evt evt | 403 403 403 yes", "withdrawCoHost", "of what is for members of a group",
            s => Call.Event(s.Event, userId: s.Cast.SecondAdmin.Id)),

        Once("401 401 | yes yes yes yes | yes yes yes yes", "joinEvent", "for everybody", s => Call.Event(s.OpenEvent, new { })),
        Once("401 401 | evt evt evt evt | yes yes yes yes", "joinEvent", "for members of a group", s => Call.Event(s.Event, new { })),
        Rule("401 401 | evt evt evt evt | npt npt yes yes", "readParticipation, listParticipants, readStage, readEventReactions, listEngagement", "for members of a group", s => Call.Event(s.Event)),
        Rule("401 401 | evt evt evt evt | npt npt yes yes", "beatHeart, hub Heartbeat", "for members of a group", s => Call.Event(s.Event)),
        Once("401 401 | evt evt evt evt | nsp nsp yes yes", "leaveEvent", "for members of a group", s => Call.Event(s.Event)),
        Once("401 401 | evt evt evt evt | 403 403 403 yes", "removeParticipant", "a co-host", s => Call.Event(s.Event, userId: s.Cast.SecondAdmin.Id)),
        Rule("401 401 | evt evt evt evt | npt npt yes yes", "reactInEvent, hub React", "that is live",
            s => Call.Event(s.LiveEvent, new { clientId = Guid.NewGuid(), emoji = "👏", count = 2 })),
        Rule("401 401 | evt evt evt evt | 403 403 yes yes", "readEventLink, renewEventLink", "for members of a group", s => Call.Event(s.Event)),
        Once("401 401 | evt evt evt evt | 403 403 yes yes", "setStage, hub SetStage", "for members of a group",
            s => Call.Event(s.Event, new { revision = 0, playing = true, positionMs = 1_000 })),
        Rule("401 401 | evt evt evt evt | npt npt yes yes", "readRewardRules, readPoints, listPoints, readLeaderboard, exportPoints", "for members of a group", s => Call.Event(s.Event)),
        Rule("401 401 | evt evt evt evt | 403 403 yes yes", "setRewardRules", "for members of a group",
            s => Call.Event(s.Event, new { message = new { points = 5, perMinute = 1 } })),
        Rule("401 401 | evt evt evt evt | 403 403 yes yes", "grantPoints", "to a co-host of what is for members of a group",
            s => Call.Event(s.Event, new { clientId = Guid.NewGuid(), userId = s.Cast.SecondAdmin.Id, points = 5, reason = "Tea" })),
        Rule("401 401 | evt evt evt evt | npt npt yes yes", "listRewards, listOwnRedemptions, listRedemptions", "of what is for members of a group", s => Call.Event(s.Event)),
        Rule("401 401 | evt evt evt evt | 403 403 yes yes", "offerReward", "in what is for members of a group", s => Call.Event(s.Event, new { title = "Tea", cost = 5 })),
        Rule("401 401 | evt evt evt evt | npt npt yes yes", "redeemReward", "of what is for members of a group",
            s => Call.Reward(s, new { clientId = Guid.NewGuid() })),
        Rule("401 401 | evt evt evt evt | npt npt yes yes", "closeRedemption", "a co-host's", s => Call.Reward(s, new { status = "handed" })),
        Once("401 401 | evt evt evt evt | 403 403 yes yes", "withdrawReward", "of what is for members of a group", s => Call.Reward(s)),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "turnOnCalendar, readCalendar, turnOffCalendar", "one's own", _ => Call.With()),
        Rule("yes yes | yes yes yes yes | yes yes yes yes", "readCalendarFeed", "of somebody whose address one has", s => Call.Calendar(s.CalendarToken)),
        Rule("cal cal | cal cal cal cal | cal cal cal cal", "readCalendarFeed", "of nobody", _ => Call.Calendar("tea")),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "readTime, hub Time", "the server's clock", _ => Call.With()),
    ];

    private static DateTimeOffset Tomorrow => DateTimeOffset.UtcNow.AddDays(1);
}
