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
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "readEvent", "for everybody", s => Call.Event(s.OpenEvent)),
        Rule("401 401 | evt evt evt evt | yes yes yes yes", "readEvent", "for members of a group", s => Call.Event(s.Event)),

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
    ];

    private static DateTimeOffset Tomorrow => DateTimeOffset.UtcNow.AddDays(1);
}
