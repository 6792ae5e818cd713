using System.ComponentModel.DataAnnotations;

namespace ChatServer.Receipts;

/// <summary>How far things have come to you. At least one; neither ever goes back, and reading includes having received.</summary>
/// <param name="DeliveredSeq" example="7">Everything up to this position has reached one of your devices. Beyond the newest change means up to it.</param>
/// <param name="ReadSeq" example="7">You have read everything up to this position.</param>
public sealed record MoveMarksRequest(
    [Range(0, long.MaxValue)] long? DeliveredSeq = null, [Range(0, long.MaxValue)] long? ReadSeq = null);

/// <summary>Where your marks are now.</summary>
/// <param name="DeliveredSeq">Up to here your devices have received everything.</param>
/// <param name="ReadSeq">Up to here you have read everything.</param>
public sealed record MarksView(long DeliveredSeq, long ReadSeq);
