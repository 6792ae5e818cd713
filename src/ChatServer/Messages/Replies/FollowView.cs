namespace ChatServer.Messages.Replies;

/// <summary>How you stand to what is answered to a message.</summary>
/// <param name="MessageId">The answered message.</param>
/// <param name="ConversationId">Where it is.</param>
/// <param name="Following">Whether you follow it.</param>
/// <param name="ReadSeq">You have read the replies up to this position; null while you do not follow.</param>
/// <param name="Unread">Others' replies after it that are not deleted; at most 1,000 are counted. 0 while you do not follow.</param>
public sealed record FollowView(Guid MessageId, Guid ConversationId, bool Following, long? ReadSeq, long Unread);

/// <summary>A message whose replies you follow.</summary>
/// <param name="Message">The message as everybody in its conversation sees it.</param>
/// <param name="ReadSeq">You have read the replies up to this position.</param>
/// <param name="Unread">Others' replies after it that are not deleted; at most 1,000 are counted.</param>
/// <param name="ActiveAt">When the newest reply was sent; of a message without one, when it was. The list is sorted by it.</param>
public sealed record FollowedReplies(MessageView Message, long ReadSeq, long Unread, DateTimeOffset ActiveAt);

/// <summary>How far you have read what was answered to a message.</summary>
/// <param name="ReadSeq" example="7">You have read the replies up to this position. Beyond the newest change means up to it.</param>
public sealed record MarkRepliesReadRequest([System.ComponentModel.DataAnnotations.Range(0, long.MaxValue)] long ReadSeq);
