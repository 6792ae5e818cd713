using System.Reflection;
using ChatServer.Accounts;
using ChatServer.Blocks;
using ChatServer.Changes;
using ChatServer.Contacts;
using ChatServer.Conversations;
using ChatServer.Conversations.Bans;
using ChatServer.Conversations.Invitations;
using ChatServer.Conversations.Personal;
using ChatServer.Conversations.Rules;
using ChatServer.Fetching;
using ChatServer.Http;
using ChatServer.Http.RateLimits;
using ChatServer.LiveEvents;
using ChatServer.LiveEvents.Participation;
using ChatServer.LiveEvents.Reactions;
using ChatServer.LiveEvents.Rewards;
using ChatServer.LiveEvents.Rewards.Redeeming;
using ChatServer.LiveEvents.Stage;
using ChatServer.Media;
using ChatServer.Media.Processing;
using ChatServer.Media.Sets;
using ChatServer.Messages;
using ChatServer.Messages.Attachments;
using ChatServer.Messages.Bookmarks;
using ChatServer.Messages.Entities;
using ChatServer.Messages.LinkPreviews;
using ChatServer.Messages.LinkPreviews.Pages;
using ChatServer.Messages.Pins;
using ChatServer.Messages.Polls;
using ChatServer.Messages.Reactions;
using ChatServer.Messages.Scheduled;
using ChatServer.Moderation.Actions;
using ChatServer.Moderation.Filters;
using ChatServer.Moderation.Reports;
using ChatServer.Notifications;
using ChatServer.Notifications.Reminders;
using ChatServer.Realtime;
using ChatServer.Receipts;
using ChatServer.Search;
using ChatServer.Search.Queries;
using ChatServer.Statistics;
using ChatServer.Stories;
using ChatServer.Sync;
using ChatServer.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ChatServer.Capabilities;

/// <summary>What this server can do.</summary>
[Route("api/v1/capabilities")]
[Tags("Capabilities")]
public sealed class CapabilitiesController(
    IOptions<EdgeOptions> edge,
    IOptions<ConversationOptions> conversations,
    IOptions<MessageOptions> messages,
    IOptions<MediaOptions> media,
    IOptions<SearchOptions> search,
    IOptions<SetOptions> sets,
    IOptions<PreviewOptions> links,
    RateLimiter limiter,
    ChangeKinds kinds) : ControllerBase
{
    private static readonly string[] PreviewFeatures = ["messages.previews", "messages.previews.pictures"];

    private static readonly string[] SearchFeatures = ["search.messages", "search.files"];

    private static readonly string[] Features =
    [
        "conversations.direct", "conversations.group", "conversations.thread", "conversations.accesses",
        "conversations.rules", "conversations.silence", "conversations.bans", "conversations.channels", "conversations.invitations", "conversations.links", "conversations.joinApproval", "conversations.historyHidden", "conversations.archived", "conversations.unread", "conversations.pinned", "messages.edit", "messages.delete", "messages.reply", "messages.replies", "messages.replies.follow", "messages.metadata", "messages.silent",
        "messages.reactions", "messages.reactions.sets",
        "messages.disappearing",
        "messages.pins", "messages.bookmarks", "conversations.saved", "drafts", "messages.scheduled", "messages.polls", "notifications", "reminders",
        "messages.entities", "messages.mentions", "messages.forward", "messages.attachments",
        "media.upload", "media.upload.resumable", "media.import", "messages.media", "users.avatar", "conversations.avatar",
        "sets.sticker", "sets.emoji",
        "search.conversations", "receipts", "sync", "typing", "presence", "sessions", "privacy.showReads", "statistics", "users.blocks", "users.contacts", "users.contacts.matches", "privacy.audiences", "stories", "events", "events.reactions", "events.engagement", "events.points", "events.rewards",
        "reports", "appeals",
    ];

    /// <summary>Reads limits, features and versions.</summary>
    /// <remarks>Needs no sign-in. It changes only when the server is updated or configured anew: asking once per start of a client is enough.</remarks>
    [HttpGet(Name = "readCapabilities")]
    [AllowAnonymous]
    [ProducesResponseType<CapabilitiesView>(StatusCodes.Status200OK)]
    public CapabilitiesView Read([FromServices] Previews previews) => new(
        Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
        ["v1"],
        "/hubs/chat",
        [.. Features, .. search.Value.Enabled ? SearchFeatures : [], .. links.Value.Enabled ? PreviewFeatures : [], .. previews.Kinds.Select(kind => $"media.preview.{kind}")],
        Limits(),
        new WindowsView(
            (long)messages.Value.EditWindow.TotalSeconds, (long)messages.Value.UnsendWindow.TotalSeconds, (long)Notification.KeptFor.TotalSeconds, (long)Story.Lifetime.TotalSeconds),
        limiter.IsEnabled ? limiter.UserQuotas : [],
        [.. kinds.All.Select(k => k.Name).Order(StringComparer.Ordinal)],
        [.. kinds.Listed.Select(k => k.Name).Order(StringComparer.Ordinal)]);

    private LimitsView Limits() => new(
        BodyBytes: edge.Value.Http.MaxBodyBytes,
        JsonDepth: WireJson.MaxDepth,
        PageSize: PageRequest.MaxLimit,
        MessageMedia: SendMessage.MaxMedia,
        ImageBytes: media.Value.MaxImageBytes,
        VideoBytes: media.Value.MaxVideoBytes,
        AudioBytes: media.Value.MaxAudioBytes,
        FileBytes: media.Value.MaxFileBytes,
        QuotaBytes: media.Value.QuotaBytes,
        Sets: sets.Value.MaxSets,
        SetItems: sets.Value.MaxItems,
        SetTitleLength: MediaSet.MaxTitleLength,
        SetItemNameMinLength: MediaSetItem.MinNameLength,
        SetItemNameMaxLength: MediaSetItem.MaxNameLength,
        EmojiBytes: sets.Value.MaxEmojiBytes,
        EmojiSide: sets.Value.MaxEmojiSide,
        StickerBytes: sets.Value.MaxStickerBytes,
        StickerSide: sets.Value.MaxStickerSide,
        UrlLength: FetchUrl.MaxLength,
        MessageUtf8Bytes: MessageContent.MaxUtf8Bytes,
        MessageEntities: TextEntities.Max,
        AllowedMentions: AllowedMentions.MaxUsers,
        Attachments: AttachmentRules.MaxCount,
        AttachmentTextLength: AttachmentRules.MaxTextLength,
        QuietKinds: SetPreferences.MaxQuiet,
        MetadataUtf8Bytes: MessageMetadata.MaxUtf8Bytes,
        MetadataDepth: MessageMetadata.MaxDepth,
        ReactionEmoji: ReactionSummaries.MaxEmoji,
        ReactionsOfPerson: ReactionSummaries.MaxOfPerson,
        PreviewTitleLength: PageHead.MaxTitleLength,
        PreviewDescriptionLength: PageHead.MaxDescriptionLength,
        PreviewSiteNameLength: PageHead.MaxSiteNameLength,
        Pins: Pin.MaxPins,
        Bookmarks: Bookmark.MaxBookmarks,
        DisappearAfterMinSeconds: DisappearingMessages.MinSeconds,
        DisappearAfterMaxSeconds: DisappearingMessages.MaxSeconds,
        PollMinOptions: Poll.MinOptions,
        PollMaxOptions: Poll.MaxOptions,
        PollQuestionLength: Poll.MaxQuestionLength,
        PollOptionLength: Poll.MaxOptionLength,
        PollExplanationLength: Poll.MaxExplanationLength,
        ScheduledMessages: ScheduledMessage.MaxScheduled,
        Reminders: Reminder.MaxReminders,
        Blocks: BlockPerson.MaxBlocks,
        Contacts: Contacts.Contact.MaxContacts,
        ContactRequests: ContactRequest.MaxRequests,
        ContactAliasLength: Contacts.Contact.MaxAliasLength,
        ContactNoteLength: ContactRequest.MaxNoteLength,
        ContactHashes: MatchContacts.MaxHashes,
        ContactHashLength: MatchContacts.HashLength,
        TitleLength: Conversation.MaxTitleLength,
        DescriptionLength: Conversation.MaxDescriptionLength,
        TopicLength: Conversation.MaxTopicLength,
        Members: conversations.Value.MaxMembers,
        Subscribers: conversations.Value.MaxSubscribers,
        SlowModeSeconds: ConversationRules.MaxSlowMode,
        BanReasonLength: Ban.MaxReasonLength,
        Invitations: Invitation.MaxOfGroup,
        InvitationLinks: InvitationLink.MaxOfGroup,
        InvitationLinkUses: InvitationLink.MaxUsesAtMost,
        JoinRequests: JoinRequest.MaxOfGroup,
        PinnedConversations: PinnedConversations.Max,
        MembersAtOnce: StartConversation.MaxMembersAtOnce,
        SyncKnown: SyncRequest.MaxKnown,
        SyncChanges: SyncRequest.MaxLimit,
        Stories: Story.MaxLiving,
        StoryUtf8Bytes: Story.MaxContentUtf8Bytes,
        StoryPeople: StoryAudienceRequest.MaxPeople,
        EventCapacity: LiveEvent.MaxCapacity,
        EventLinkLength: EventLinks.Length,
        RewardPoints: RewardRule.MaxPoints,
        RewardTimes: RewardRule.MaxTimes,
        GrantMinPoints: -PointEntry.MaxGrant,
        GrantMaxPoints: PointEntry.MaxGrant,
        GrantReasonLength: PointEntry.MaxReasonLength,
        EventReactions: EventReaction.MaxAtOnce,
        Rewards: EventReward.MaxRewards,
        RewardCost: EventReward.MaxCost,
        RewardStock: EventReward.MaxStock,
        StagePositionMs: EventStage.MaxPositionMs,
        StageSlide: EventStage.MaxSlide,
        StreamUrlLength: LiveEvent.MaxStreamUrlLength,
        StatisticPoints: StatisticsRequest.MaxPoints,
        UserIds: UserReader.MaxIds,
        SearchLength: UserReader.MaxSearchLength,
        QueryLength: SearchQueryParser.MaxLength,
        UsernameMinLength: Username.MinLength,
        UsernameMaxLength: Username.MaxLength,
        PasswordMinLength: Password.MinLength,
        PasswordMaxLength: Password.MaxLength,
        EmailLength: EmailAddress.MaxLength,
        DeviceLength: Session.MaxDeviceLength,
        LoginLength: Login.MaxLength,
        CodeLength: SignInRequest.MaxCodeLength,
        CursorLength: Cursors.MaxLength,
        LinkLength: MediaLinks.MaxLength,
        DisplayNameLength: Users.User.MaxDisplayNameLength,
        BioLength: Users.User.MaxBioLength,
        StatusLength: Users.User.MaxStatusLength,
        ModerationReasonLength: ModerationAction.MaxReasonLength,
        AppealLength: ModerationAction.MaxAppealLength,
        ReportCommentLength: Report.MaxCommentLength,
        ContentHashLength: MakeReportRequest.HashLength,
        FilterNameLength: FilterRule.MaxNameLength,
        FilterNoticeLength: FilterRule.MaxNoticeLength,
        FilterEntries: FilterSettings.MaxEntries,
        FilterPhraseLength: FilterSettings.MaxPhraseLength,
        FilterDomainLength: FilterSettings.MaxDomainLength,
        FilterMessages: FilterSettings.MaxMessages,
        FilterSeconds: FilterSettings.MaxSeconds,
        FilterHours: FilterSettings.MaxHours,
        WaitingReports: Report.MaxWaiting,
        ReceiptMembers: MarksMoved.MaxMembers,
        TypingMembers: Typing.MaxMembers,
        PresenceMembers: Presence.MaxMembers);
}
