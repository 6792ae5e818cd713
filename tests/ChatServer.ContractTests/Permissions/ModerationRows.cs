using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

/// <summary>What people report, and what is done about people.</summary>
internal static class ModerationRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("401 401 | msg msg msg msg | yes yes yes yes", "report", "a message of a group", s => Call.With(new { kind = "message", subjectId = s.AnothersMessage, category = "spam" })),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "report", "a direct message", s => Call.With(new { kind = "message", subjectId = s.AnothersDirectMessage, category = "spam" })),
        Rule("401 401 | con con con con | yes yes yes yes", "report", "a group", s => Call.With(new { kind = "conversation", subjectId = s.Group, category = "spam" })),
        Rule("401 401 | sto sto sto sto | yes yes yes yes", "report", "a story", s => Call.With(new { kind = "story", subjectId = s.AnothersStory, category = "spam" })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "report", "a person", s => Call.With(new { kind = "user", subjectId = s.Cast.Bystander.Id, category = "spam" })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listOwnReports, listOwnActions", "one's own", _ => Call.With()),
        Rule("401 401 | rep rep rep rep | rep rep rep rep", "readOwnReport", "another's", s => Call.Case(s.AnothersReport)),
        Rule("401 401 | act act act act | act act act act", "readOwnAction", "about another", s => Call.Done(s.AnothersAction)),
        Rule("401 401 | act act act act | act act act act", "appeal", "about another", s => Call.Done(s.AnothersAction, new { objection = "It was me" })),
        Rule("act act | act act act act | act act act act", "appealSuspension", "of an account that is not suspended",
            s => Call.With(new { login = s.Cast.Bystander.Username, password = s.Cast.Bystander.Password, objection = "Why?" })),
        Rule("pwd pwd | pwd pwd pwd pwd | pwd pwd pwd pwd", "appealSuspension", "of a deleted account",
            s => Call.With(new { login = s.Cast[Role.DeletedAccount].Username, password = s.Cast[Role.DeletedAccount].Password, objection = "Why?" })),

        Rule("401 401 | con con con con | 403 yes yes yes", "listGroupReports", "of a group", s => Call.In(s.Group)),
        Rule("401 401 | con con con con | 403 yes yes yes", "handleGroupReport", "of a group",
            s => new(new(new { conversationId = s.Group, reportId = s.AnothersReport }))),

        Rule("401 401 | 403 403 yes yes | 403 403 403 403", "listReports, listActions", "of everybody", _ => Call.With()),
        Rule("401 401 | 403 403 yes yes | 403 403 403 403", "readReport", "another's", s => Call.Case(s.ReportOfPerson)),
        Once("401 401 | 403 403 yes yes | 403 403 403 403", "assignReport", "another's", s => Call.Case(s.AnothersReport)),
        Once("401 401 | 403 403 yes yes | 403 403 403 403", "releaseReport", "another's", s => Call.Case(s.AnothersReport)),
        Once("401 401 | 403 403 yes yes | 403 403 403 403", "resolveReport", "another's", s => Call.Case(s.AnothersReport, new { reason = "Spam" })),
        Rule("401 401 | 403 403 yes yes | 403 403 403 403", "readAction", "about another", s => Call.Done(s.AnothersAction)),
        Rule("401 401 | 403 403 yes yes | 403 403 403 403", "takeAction", "about another",
            s => Call.With(new { kind = "warning", subjectId = s.Cast.Bystander.Id, reason = "Too loud" })),
        Once("401 401 | 403 403 yes yes | 403 403 403 403", "undoAction", "about another", s => Call.Done(s.AnothersAction, new { reason = "Enough" })),
        Once("401 401 | 403 403 yes yes | 403 403 403 403", "answerAppeal", "about another",
            s => Call.Done(s.AnothersAction, new { accept = false, answer = "It was" })),

        Rule("401 401 | 403 403 yes yes | 403 403 403 403", "listFilters", "of the server", _ => Call.With()),
        LastOnce("401 401 | 403 403 yes yes | 403 403 403 403", "addFilter", "for the server", _ => Call.With(Flagging)),
        Rule("401 401 | 403 403 yes yes | 403 403 403 403", "tryFilters", "of the server", _ => Call.With(new { content = "Tea?" })),
        Rule("401 401 | 403 403 yes yes | 403 403 403 403", "readFilter, listFilterHits", "of the server", s => Call.Ruled(s.Filter)),
        Rule("401 401 | 403 403 yes yes | 403 403 403 403", "replaceFilter", "of the server", s => Call.Ruled(s.Filter, Flagging)),
        Once("401 401 | 403 403 yes yes | 403 403 403 403", "removeFilter", "of the server", s => Call.Ruled(s.Filter)),
    ];

    internal static object Flagging => new { name = "Pills", action = "flag", words = new[] { "cheap pills" } };
}
