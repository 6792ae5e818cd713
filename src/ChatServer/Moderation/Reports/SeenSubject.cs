using ChatServer.Conversations;
using ChatServer.Messages;
using ChatServer.Refusals;
using ChatServer.Stories;
using ChatServer.Users;

namespace ChatServer.Moderation.Reports;

/// <summary>What somebody sees of what they report.</summary>
/// <param name="PlaceId">The conversation.</param>
/// <param name="AccusedId">Whom it is about.</param>
/// <param name="Evidence">The copy that is kept.</param>
internal sealed record SeenSubject(Guid? PlaceId, Guid? AccusedId, Evidence Evidence)
{
    public static SeenSubject Of(MessageView message, string? contentHash)
    {
        if (message.Content is not { } content) throw Refusal.MessageDeleted();
        if (contentHash is not null && contentHash != Convert.ToHexStringLower(Reports.Evidence.HashOf(content))) throw Refusal.EvidenceMismatch();

        return new(message.ConversationId, message.SenderId, new Evidence(Message: MessageEvidence.Of(message)));
    }

    public static SeenSubject Of(UserCard card) => card.Deleted ? throw Refusal.NoSuchUser() : new(null, card.Id, new Evidence(User: UserEvidence.Of(card)));

    public static SeenSubject Of(ConversationView conversation) => new(
        conversation.Id, conversation.OwnerId ?? conversation.PeerId, new Evidence(Conversation: ConversationEvidence.Of(conversation)));

    public static SeenSubject Of(StoryView story) => new(null, story.AuthorId, new Evidence(Story: StoryEvidence.Of(story)));

    public Report Report(DateTimeOffset now, Guid? reporterId, ReportKind kind, Guid subjectId, ReportCategory category, string? comment, Guid? ruleId = null)
    {
        var evidence = Evidence.Write();
        return new Report
        {
            Id = Guid.CreateVersion7(now),
            ReporterId = reporterId,
            Kind = kind,
            SubjectId = subjectId,
            PlaceId = PlaceId,
            AccusedId = AccusedId,
            Category = category,
            Comment = comment,
            CreatedAt = now,
            Evidence = evidence,
            MediaIds = Evidence.MediaIds is { Length: > 0 } mediaIds ? mediaIds : null,
            RuleId = ruleId,
            EvidenceHash = ChatServer.Moderation.Reports.Evidence.HashOf(evidence),
        };
    }
}
