namespace ChatServer.Refusals;

/// <summary>Every way the server says no. Codes are contract: add, never rename or reuse.</summary>
public static class Refusal
{
    // The request itself.

    public static RefusalException InvalidRequest(string field, string problem) =>
        InvalidRequest(new Dictionary<string, string[]> { [field] = [problem] });

    public static RefusalException InvalidRequest(IReadOnlyDictionary<string, string[]> errors) =>
        new(400, "invalid-request", "The request is not valid; \"errors\" says which members and why.") { Errors = errors };

    public static RefusalException NotFound() => new(404, "not-found", "There is nothing at this address.");

    public static RefusalException NoSuchMethod() => new(404, "no-such-method", "The hub has no such method.");

    public static RefusalException MethodNotAllowed() =>
        new(405, "method-not-allowed", "This address does not support the method; \"Allow\" lists those it does.");

    public static RefusalException NotAcceptable() =>
        new(406, "not-acceptable", "The answer can only be application/json.");

    public static RefusalException BodyTooLarge() => new(413, "body-too-large", "The body is larger than is allowed here.");

    public static RefusalException WebSocketRequired() => new(400, "web-socket-required", "The hub speaks WebSockets only.");

    public static RefusalException UnsupportedMediaType() =>
        new(415, "unsupported-media-type", "The body must be application/json in UTF-8, without a Content-Encoding.");

    public static RefusalException PreconditionFailed() =>
        new(412, "precondition-failed", "It has changed since the version that If-Match names.");

    public static RefusalException TooManyRequests(TimeSpan retryAfter) =>
        new(429, "too-many-requests", "Too many requests; try again later.") { RetryAfter = retryAfter };

    public static RefusalException HttpsRequired() =>
        new(403, "https-required", "This server answers only over HTTPS. What was just sent should be taken for known to others.");

    // Who is asking.

    public static RefusalException NotSignedIn() =>
        new(401, "not-signed-in", "This needs a valid session token in the Authorization header.");

    public static RefusalException WrongCredentials() =>
        new(401, "wrong-credentials", "The login or the password is wrong.");

    public static RefusalException UsernameTaken() => new(409, "username-taken", "This username is taken.");

    public static RefusalException EmailTaken() => new(409, "email-taken", "This e-mail address is taken.");

    public static RefusalException ForeignOrigin() =>
        new(403, "foreign-origin", "Pages of this origin may not open sockets here.");

    public static RefusalException NotAllowed() => new(403, "not-allowed", "Your role does not allow this.");

    // What is asked for. What someone may not see does not exist: same status, same code, same body.

    public static RefusalException NoSuchUser() => new(404, "no-such-user", "There is no such user.");

    public static RefusalException NoSuchSession() => new(404, "no-such-session", "There is no such session.");

    public static RefusalException NoSuchConversation() => new(404, "no-such-conversation", "There is no such conversation.");

    public static RefusalException NoSuchMember() => new(404, "no-such-member", "There is no such member of this conversation.");

    public static RefusalException NotFollowing() =>
        new(409, "not-following", "You do not follow what is answered to this message.");

    public static RefusalException NoSuchMessage() => new(404, "no-such-message", "There is no such message.");

    public static RefusalException NoSuchNotification() => new(404, "no-such-notification", "There is no such notification.");

    // Conversations.

    public static RefusalException NotInADirectConversation() =>
        new(409, "not-in-a-direct-conversation", "A direct conversation has no title, roles or changing members; it can only be hidden.");

    public static RefusalException OwnerMustHandOver() =>
        new(409, "owner-must-hand-over", "The owner keeps this role until it is handed over to somebody else.");

    public static RefusalException OnlyInAGroup() => new(409, "only-in-a-group", "Only groups have threads.");

    public static RefusalException NotInAThread() => new(409, "not-in-a-thread", "People open a thread themselves.");

    public static RefusalException ThreadClosed() => new(409, "thread-closed", "This thread is closed; nobody writes in it any more.");

    public static RefusalException TooManyThreads() => new(409, "too-many-threads", "The group would have more threads than this server allows.");

    public static RefusalException TooManyMembers() =>
        new(409, "too-many-members", "The conversation would have more members than this server allows.");

    public static RefusalException NotInSavedMessages() =>
        new(409, "not-in-saved-messages", "Your saved messages are yours alone: they have no title, roles or members; they can only be hidden.");

    // Messages.

    public static RefusalException ClientIdReused() =>
        new(409, "client-id-reused", "This clientId was used for a message with another body.");

    public static RefusalException NotYourMessage() => new(403, "not-your-message", "Only its sender may do this to a message.");

    public static RefusalException EditWindowClosed() => new(409, "edit-window-closed", "This message is too old to be edited.");

    public static RefusalException UnsendWindowClosed() => new(409, "unsend-window-closed", "This message is too old to be unsent.");

    public static RefusalException MessageDeleted() => new(409, "message-deleted", "This message was deleted.");

    public static RefusalException NoSuchEmoji() => new(404, "no-such-emoji", "What stands in the address is not one emoji, or none that you may use.");

    public static RefusalException TooManyReactions() =>
        new(409, "too-many-reactions", "There are as many different reactions of yours, or of everybody, on this message as this server allows.");

    public static RefusalException TooManyPins() =>
        new(409, "too-many-pins", "As many messages are pinned here as this server allows; unpin another one first.");

    public static RefusalException TooManyBookmarks() =>
        new(409, "too-many-bookmarks", "You have as many bookmarks as this server allows; remove another one first.");

    public static RefusalException NoSuchPoll() => new(404, "no-such-poll", "There is no poll in this message.");

    public static RefusalException NoSuchOption() => new(404, "no-such-option", "The poll has no such option.");

    public static RefusalException PollClosed() => new(409, "poll-closed", "This poll is closed; what was voted stands.");

    public static RefusalException VoteIsFinal() => new(409, "vote-is-final", "In a quiz one votes once.");

    public static RefusalException PollIsAnonymous() => new(403, "poll-is-anonymous", "In this poll nobody is told who voted what.");

    public static RefusalException PollNotForwardable() =>
        new(409, "poll-not-forwardable", "A poll stays where people were asked; its message cannot be forwarded.");

    public static RefusalException NoSuchScheduledMessage() =>
        new(404, "no-such-scheduled-message", "There is no such scheduled message, or it was sent.");

    public static RefusalException AlreadyBeingSent() => new(409, "already-being-sent", "This scheduled message is being sent at this moment.");

    public static RefusalException TooManyScheduledMessages() =>
        new(409, "too-many-scheduled-messages", "You have as many scheduled messages as this server allows; send or cancel another one first.");

    public static RefusalException NoSuchReminder() => new(404, "no-such-reminder", "There is no such reminder, or its time has come.");

    public static RefusalException TooManyReminders() =>
        new(409, "too-many-reminders", "You have as many reminders as this server allows; cancel another one first.");

    // Media.

    public static RefusalException MultipartRequired() =>
        new(415, "unsupported-media-type", "The body must be multipart/form-data with a boundary, without a Content-Encoding.");

    public static RefusalException MediaTooLarge(long maxBytes) =>
        new(413, "media-too-large", $"Files of this kind may have at most {maxBytes} bytes.");

    public static RefusalException MediaQuotaExceeded() =>
        new(409, "media-quota-exceeded", "Your files would take more room than this server gives one person.");

    public static RefusalException UnsupportedTusVersion() =>
        new(412, "unsupported-tus-version", "Uploads in pieces need the header Tus-Resumable with a version that Tus-Version names.");

    public static RefusalException OffsetStreamRequired() =>
        new(415, "unsupported-media-type", "The body must be application/offset+octet-stream, without a Content-Encoding.");

    public static RefusalException NoSuchUpload() => new(404, "no-such-upload", "There is no such upload.");

    public static RefusalException TooManyUploads() =>
        new(409, "too-many-uploads", "You have more uploads under way than this server allows; finish or end some.");

    public static RefusalException UploadOffsetConflict(long offset) =>
        new(409, "upload-offset-conflict", $"The next piece of this upload begins at {offset}.");

    public static RefusalException UploadTooLong(long bytes) =>
        new(413, "upload-too-long", $"The piece goes beyond the {bytes} bytes that Upload-Length announced.");

    public static RefusalException UploadLocked() =>
        new(423, "upload-locked", "Another request holds this upload.") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static RefusalException ChecksumMismatch() =>
        new(460, "checksum-mismatch", "The piece is not what Upload-Checksum says; it was not stored.");

    public static RefusalException NoSuchMedia() => new(404, "no-such-media", "There is no such media.");

    public static RefusalException NoSuchVariant() => new(404, "no-such-variant", "This media has no such variant.");

    public static RefusalException MediaNotReady() =>
        new(409, "media-not-ready", "This media is still being processed.") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static RefusalException MediaFailed() => new(409, "media-failed", "This media could not be processed, and is shown to nobody.");

    public static RefusalException NotAnAvatar() => new(409, "not-an-avatar", "An avatar is an image, and not a sensitive one.");

    public static RefusalException NoSuchSet() => new(404, "no-such-set", "There is no such set of stickers or emoji.");

    public static RefusalException NoSuchSetItem() => new(404, "no-such-set-item", "There is nothing of this name in the set.");

    public static RefusalException NotASetItem() => new(409, "not-a-set-item", "A sticker or an emoji is an image, and not a sensitive one.");

    public static RefusalException SetItemTooLarge() =>
        new(409, "set-item-too-large", "This image has more bytes or pixels than one in a set of this kind may have.");

    public static RefusalException ItemNameTaken() => new(409, "item-name-taken", "Something else in the set has this name.");

    public static RefusalException TooManySets() => new(409, "too-many-sets", "There are as many sets as this server gives one person, or one group.");

    public static RefusalException TooManySetItems() => new(409, "too-many-set-items", "There is as much in the set as this server allows.");

    public static RefusalException AddressRefused() =>
        new(403, "address-refused", "The name in the URL, or in a redirect, is unknown or not one of the public internet.");

    public static RefusalException SourceUnreachable() =>
        new(424, "source-unreachable", "Nobody answers at the URL, not by the protocol, or not to the end.");

    public static RefusalException SourceTooSlow() => new(424, "source-too-slow", "What is at the URL did not come in time.");

    public static RefusalException SourceWithoutFile() =>
        new(424, "source-without-file", "The answer at the URL was an error, empty, or one redirect too many.");

    public static RefusalException MediaSensitive() =>
        new(403, "media-sensitive", "This is marked as sensitive; ask for it with reveal=true, or for a blurred variant.");

    public static RefusalException RangeNotSatisfiable() =>
        new(416, "range-not-satisfiable", "The file has no such range; Content-Range tells its size.");

    // The server's own troubles: nothing is wrong with the request.

    public static RefusalException SearchOff() => new(501, "search-off", "This server does not search.");

    public static RefusalException Unexpected() =>
        new(500, "unexpected", "Something went wrong on the server. Its log has details under the traceId.");

    public static RefusalException Busy(TimeSpan retryAfter) =>
        new(503, "busy", "The server is busy; nothing was stored. Try again later.") { RetryAfter = retryAfter };

    public static RefusalException DatabaseUnavailable() =>
        new(503, "database-unavailable", "The database cannot be reached. Try again later.")
        {
            RetryAfter = TimeSpan.FromSeconds(2),
        };

    public static RefusalException StorageUnavailable() =>
        new(503, "storage-unavailable", "The store of files has no room, or cannot be reached. Try again later.") { RetryAfter = TimeSpan.FromSeconds(60) };

    public static RefusalException OutcomeUnknown() =>
        new(503, "outcome-unknown", "It is not known whether this was stored. Retry it with the same clientId, or read it back.")
        {
            RetryAfter = TimeSpan.FromSeconds(1),
        };
}
