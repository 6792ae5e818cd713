using ChatServer.Http.RateLimits;

namespace ChatServer.Capabilities;

/// <summary>What this server can do and what it allows, so that clients need no constants of their own.</summary>
/// <param name="Server">The server's version.</param>
/// <param name="Api">Versions of the API, as they stand in paths.</param>
/// <param name="Hub">Path of the hub for live events.</param>
/// <param name="Features">What the server can do. New features, and new members of requests, are announced here.</param>
/// <param name="Limits">The largest and smallest of everything.</param>
/// <param name="Windows">How long things are possible or last, in seconds.</param>
/// <param name="RateLimits">How often one person may call, by kind of call; empty where rates are not limited.</param>
/// <param name="ChangeKinds">Kinds of changes in a conversation's log.</param>
/// <param name="UserChangeKinds">Kinds of changes in a person's own list.</param>
public sealed record CapabilitiesView(
    string Server,
    IReadOnlyList<string> Api,
    string Hub,
    IReadOnlyList<string> Features,
    LimitsView Limits,
    WindowsView Windows,
    IReadOnlyList<RateQuota> RateLimits,
    IReadOnlyList<string> ChangeKinds,
    IReadOnlyList<string> UserChangeKinds);

/// <summary>The largest and smallest of everything.</summary>
/// <param name="BodyBytes">Of a JSON body.</param>
/// <param name="JsonDepth">Levels of nesting in a JSON body.</param>
/// <param name="PageSize">"limit" of a list.</param>
/// <param name="MessageMedia">Media in a message.</param>
/// <param name="ImageBytes">Of a picture.</param>
/// <param name="VideoBytes">Of a video.</param>
/// <param name="AudioBytes">Of a sound.</param>
/// <param name="FileBytes">Of any other file.</param>
/// <param name="QuotaBytes">Of everything that one person has stored.</param>
/// <param name="Sets">Sets of stickers and custom emoji of one person, or of one group.</param>
/// <param name="SetItems">Stickers or emoji in a set.</param>
/// <param name="SetTitleLength">Characters of a set's title.</param>
/// <param name="SetItemNameMinLength">Characters of the name of a sticker or an emoji.</param>
/// <param name="SetItemNameMaxLength">Characters of the name of a sticker or an emoji.</param>
/// <param name="EmojiBytes">Of a custom emoji.</param>
/// <param name="EmojiSide">Pixels of the longer side of a custom emoji.</param>
/// <param name="StickerBytes">Of a sticker.</param>
/// <param name="StickerSide">Pixels of the longer side of a sticker.</param>
/// <param name="UrlLength">Characters of a URL.</param>
/// <param name="MessageUtf8Bytes">A message's content, in UTF-8.</param>
/// <param name="MessageEntities">Entities found in a message's content.</param>
/// <param name="AllowedMentions">People in a message's allowedMentions.</param>
/// <param name="Attachments">Places in a message, and as many contacts.</param>
/// <param name="AttachmentTextLength">Characters of a name, a phone number or an e-mail address in them.</param>
/// <param name="QuietKinds">Kinds of notifications named at once.</param>
/// <param name="MetadataUtf8Bytes">A message's metadata, as JSON in UTF-8.</param>
/// <param name="MetadataDepth">Levels of a message's metadata.</param>
/// <param name="ReactionEmoji">Different emoji on one message.</param>
/// <param name="ReactionsOfPerson">Different emoji of one person on one message.</param>
/// <param name="PreviewTitleLength">Characters of what a page calls itself, in the preview of a link.</param>
/// <param name="PreviewDescriptionLength">Characters of what a page says that it is about.</param>
/// <param name="PreviewSiteNameLength">Characters of what a site calls itself.</param>
/// <param name="Pins">Pinned messages in one conversation.</param>
/// <param name="Bookmarks">Bookmarks of one person.</param>
/// <param name="DisappearAfterMinSeconds">Seconds for which messages are there in a conversation with a timer.</param>
/// <param name="DisappearAfterMaxSeconds">Seconds for which messages are there in a conversation with a timer.</param>
/// <param name="PollMinOptions">Options of a poll.</param>
/// <param name="PollMaxOptions">Options of a poll.</param>
/// <param name="PollQuestionLength">Characters of a poll's question.</param>
/// <param name="PollOptionLength">Characters of each option of a poll.</param>
/// <param name="PollExplanationLength">Characters of the explanation in a quiz.</param>
/// <param name="ScheduledMessages">Messages that one person has scheduled.</param>
/// <param name="Reminders">Reminders of one person.</param>
/// <param name="Blocks">People whom one person blocked.</param>
/// <param name="Contacts">Contacts of one person.</param>
/// <param name="ContactRequests">Requests of one person that wait for an answer.</param>
/// <param name="ContactAliasLength">Characters of one's own name for a contact.</param>
/// <param name="ContactNoteLength">Characters of the note with a request.</param>
/// <param name="ContactHashes">Hashes of an address book that are asked about at once.</param>
/// <param name="ContactHashLength">Digits of such a hash.</param>
/// <param name="TitleLength">Characters of a conversation's title.</param>
/// <param name="DescriptionLength">Characters of a conversation's description.</param>
/// <param name="TopicLength">Characters of a channel's topic.</param>
/// <param name="Members">Members of a group.</param>
/// <param name="Subscribers">People in a channel.</param>
/// <param name="SlowModeSeconds">Seconds between two messages that a group's rules may ask for.</param>
/// <param name="BanReasonLength">Characters of the reason for a ban.</param>
/// <param name="Invitations">People who are invited to one group and have not answered.</param>
/// <param name="InvitationLinks">Links to one group.</param>
/// <param name="InvitationLinkUses">People that a link may be for.</param>
/// <param name="JoinRequests">People who ask to come into one group and wait.</param>
/// <param name="PinnedConversations">Conversations at the top of one person's list.</param>
/// <param name="MembersAtOnce">People added by one request.</param>
/// <param name="SyncKnown">Conversations named in one sync.</param>
/// <param name="SyncChanges">Changes in one answer of sync.</param>
/// <param name="Stories">Stories of one person at a time.</param>
/// <param name="StoryUtf8Bytes">A story's text, in UTF-8.</param>
/// <param name="StoryPeople">People named as the audience of a story.</param>
/// <param name="EventCapacity">People in an event, where its host bounds them.</param>
/// <param name="EventLinkLength">Characters of the token of a link to an event.</param>
/// <param name="RewardPoints">Points that a rule of an event gives each time.</param>
/// <param name="RewardTimes">What a bound of such a rule may be.</param>
/// <param name="GrantMinPoints">Points that a host takes at a time, below zero.</param>
/// <param name="GrantMaxPoints">Points that a host gives at a time.</param>
/// <param name="GrantReasonLength">Characters of the reason why.</param>
/// <param name="EventReactions">How many of one emoji one call sends to an event.</param>
/// <param name="Rewards">Rewards that an event offers at a time.</param>
/// <param name="RewardCost">Points that a reward takes.</param>
/// <param name="RewardStock">How many of a reward there are, or one person gets, where a host bounds that.</param>
/// <param name="StagePositionMs">Milliseconds from the beginning of an event's video.</param>
/// <param name="StageSlide">The number of a slide on the stage of an event.</param>
/// <param name="StreamUrlLength">Characters of the address of an event's video.</param>
/// <param name="StatisticPoints">Numbers of each series in one answer of the statistics.</param>
/// <param name="UserIds">Ids in one request for people.</param>
/// <param name="SearchLength">Characters of a search for people.</param>
/// <param name="QueryLength">Characters of a search for messages, files or conversations.</param>
/// <param name="UsernameMinLength">Characters of a username.</param>
/// <param name="UsernameMaxLength">Characters of a username.</param>
/// <param name="PasswordMinLength">Characters of a password.</param>
/// <param name="PasswordMaxLength">Characters of a password.</param>
/// <param name="EmailLength">Characters of an e-mail address.</param>
/// <param name="DeviceLength">Characters of the name of a session's device.</param>
/// <param name="LoginLength">Characters of a login or a password given to sign in, whichever exist.</param>
/// <param name="CodeLength">Characters of a code of the second factor.</param>
/// <param name="CursorLength">Characters of a cursor.</param>
/// <param name="LinkLength">Characters of the link in the address of a file.</param>
/// <param name="DisplayNameLength">Characters of a display name.</param>
/// <param name="BioLength">Characters of a bio.</param>
/// <param name="StatusLength">Characters of a status line.</param>
/// <param name="ModerationReasonLength">Characters of a reason that a moderator gives.</param>
/// <param name="AppealLength">Characters of an appeal.</param>
/// <param name="ReportCommentLength">Characters of a comment in a report.</param>
/// <param name="ContentHashLength">Hexadecimal digits of the hash of a message's text in a report.</param>
/// <param name="FilterNameLength">Characters of the name of a rule for what may be said.</param>
/// <param name="FilterNoticeLength">Characters of what whoever is refused by a rule reads.</param>
/// <param name="FilterEntries">Words, or domains, of a rule.</param>
/// <param name="FilterPhraseLength">Characters of a word or phrase of a rule.</param>
/// <param name="FilterDomainLength">Characters of a domain of a rule.</param>
/// <param name="FilterMessages">Messages that a rule lets through in its time, and characters of what it does not count.</param>
/// <param name="FilterSeconds">Seconds in which a rule counts messages.</param>
/// <param name="FilterHours">Hours for which a rule takes an account for new.</param>
/// <param name="WaitingReports">Reports of one person that wait for a decision.</param>
/// <param name="ReceiptMembers">Receipts are told live in conversations up to this size.</param>
/// <param name="TypingMembers">Typing is told in conversations up to this size.</param>
/// <param name="PresenceMembers">Presence is told to people who share a conversation up to this size.</param>
public sealed record LimitsView(
    int BodyBytes,
    int JsonDepth,
    int PageSize,
    int MessageMedia,
    long ImageBytes,
    long VideoBytes,
    long AudioBytes,
    long FileBytes,
    long QuotaBytes,
    int Sets,
    int SetItems,
    int SetTitleLength,
    int SetItemNameMinLength,
    int SetItemNameMaxLength,
    long EmojiBytes,
    int EmojiSide,
    long StickerBytes,
    int StickerSide,
    int UrlLength,
    int MessageUtf8Bytes,
    int MessageEntities,
    int AllowedMentions,
    int Attachments,
    int AttachmentTextLength,
    int QuietKinds,
    int MetadataUtf8Bytes,
    int MetadataDepth,
    int ReactionEmoji,
    int ReactionsOfPerson,
    int PreviewTitleLength,
    int PreviewDescriptionLength,
    int PreviewSiteNameLength,
    int Pins,
    int Bookmarks,
    int DisappearAfterMinSeconds,
    int DisappearAfterMaxSeconds,
    int PollMinOptions,
    int PollMaxOptions,
    int PollQuestionLength,
    int PollOptionLength,
    int PollExplanationLength,
    int ScheduledMessages,
    int Reminders,
    int Blocks,
    int Contacts,
    int ContactRequests,
    int ContactAliasLength,
    int ContactNoteLength,
    int ContactHashes,
    int ContactHashLength,
    int TitleLength,
    int DescriptionLength,
    int TopicLength,
    int Members,
    int Subscribers,
    int SlowModeSeconds,
    int BanReasonLength,
    int Invitations,
    int InvitationLinks,
    int InvitationLinkUses,
    int JoinRequests,
    int PinnedConversations,
    int MembersAtOnce,
    int SyncKnown,
    int SyncChanges,
    int Stories,
    int StoryUtf8Bytes,
    int StoryPeople,
    int EventCapacity,
    int EventLinkLength,
    int RewardPoints,
    int RewardTimes,
    int GrantMinPoints,
    int GrantMaxPoints,
    int GrantReasonLength,
    int EventReactions,
    int Rewards,
    int RewardCost,
    int RewardStock,
    long StagePositionMs,
    int StageSlide,
    int StreamUrlLength,
    int StatisticPoints,
    int UserIds,
    int SearchLength,
    int QueryLength,
    int UsernameMinLength,
    int UsernameMaxLength,
    int PasswordMinLength,
    int PasswordMaxLength,
    int EmailLength,
    int DeviceLength,
    int LoginLength,
    int CodeLength,
    int CursorLength,
    int LinkLength,
    int DisplayNameLength,
    int BioLength,
    int StatusLength,
    int ModerationReasonLength,
    int AppealLength,
    int ReportCommentLength,
    int ContentHashLength,
    int FilterNameLength,
    int FilterNoticeLength,
    int FilterEntries,
    int FilterPhraseLength,
    int FilterDomainLength,
    int FilterMessages,
    int FilterSeconds,
    int FilterHours,
    int WaitingReports,
    int ReceiptMembers,
    int TypingMembers,
    int PresenceMembers);

/// <summary>How long things are possible or last.</summary>
/// <param name="EditSeconds">A message may be edited by its sender.</param>
/// <param name="UnsendSeconds">A message may be taken back by its sender.</param>
/// <param name="NotificationSeconds">A notification is listed.</param>
/// <param name="StorySeconds">A story is there.</param>
public sealed record WindowsView(long EditSeconds, long UnsendSeconds, long NotificationSeconds, long StorySeconds);
