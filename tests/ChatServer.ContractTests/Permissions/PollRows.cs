using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

/// <summary>What people ask each other, and answer.</summary>
internal static class PollRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("401 401 | msg msg msg msg | yes yes yes yes", "vote", "in another's poll in a group", s => Call.At(s.AnothersPoll, Tea)),
        Rule("401 401 | --- msg --- --- | yes yes yes yes", "vote", "in one's own poll in a group", s => Call.At(s.OwnPoll, Tea)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "vote", "in a direct one", s => Call.At(s.AskedDirectly, Tea)),
        Rule("401 401 | msg msg msg msg | yes yes yes yes", "takeVoteBack, readOwnVote, listVotes", "in a group", s => Call.At(s.AnothersPoll)),
        Rule("401 401 | msg --- msg msg | yes --- --- ---", "takeVoteBack, readOwnVote, listVotes", "in a direct one", s => Call.At(s.AskedDirectly)),
        Once("401 401 | msg msg msg msg | 403 403 yes yes", "closePoll", "another's in a group", s => Call.At(s.AnothersPoll)),
        Once("401 401 | --- msg --- --- | yes yes yes yes", "closePoll", "one's own in a group", s => Call.At(s.OwnPoll)),
        Rule("401 401 | msg --- msg msg | 403 --- --- ---", "closePoll", "another's in a direct one", s => Call.At(s.AskedDirectly)),
    ];

    private static object Tea => new { options = new[] { 0 } };
}
