namespace ChatServer.Messages.Writing;

/// <summary>What became of one message of a group.</summary>
internal readonly record struct GroupOutcome(Verdict Verdict, Guid Id, long Seq, long Number, DateTimeOffset CreatedAt);

/// <summary>The numbers are those that the group's statement answers.</summary>
internal enum Verdict
{
    New = 0,
    Repeated = 1,
    NotAMember = 2,
    NoMessageToAnswer = 3,
    ClientIdReused = 4,
}
