namespace ChatServer.Refusals;

/// <summary>About files, and how they come.</summary>
public static partial class Refusal
{
    public static RefusalException NoSuchMedia() => new(404, "no-such-media", "There is no such media.");

    public static RefusalException NoSuchVariant() => new(404, "no-such-variant", "This media has no such variant.");

    public static RefusalException MediaNotReady() =>
        new(409, "media-not-ready", "This media is still being processed.") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static RefusalException MediaFailed() => new(409, "media-failed", "This media could not be processed, and is shown to nobody.");

    public static RefusalException MediaSensitive() =>
        new(403, "media-sensitive", "This is marked as sensitive; ask for it with reveal=true, or for a blurred variant.");

    public static RefusalException RangeNotSatisfiable() =>
        new(416, "range-not-satisfiable", "The file has no such range; Content-Range tells its size.");

    public static RefusalException MediaTooLarge(long maxBytes) =>
        new(413, "media-too-large", $"Files of this kind may have at most {maxBytes} bytes.");

    public static RefusalException MediaQuotaExceeded() =>
        new(409, "media-quota-exceeded", "Your files would take more room than this server gives one person.");

    public static RefusalException NotAnAvatar() => new(409, "not-an-avatar", "An avatar is an image, and not a sensitive one.");

    // Uploads in pieces.

    public static RefusalException UnsupportedTusVersion() =>
        new(412, "unsupported-tus-version", "Uploads in pieces need the header Tus-Resumable with a version that Tus-Version names.");

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

    // Imports.

    public static RefusalException AddressRefused() =>
        new(403, "address-refused", "The name in the URL, or in a redirect, is unknown or not one of the public internet.");

    public static RefusalException SourceUnreachable() =>
        new(424, "source-unreachable", "Nobody answers at the URL, not by the protocol, or not to the end.");

    public static RefusalException SourceTooSlow() => new(424, "source-too-slow", "What is at the URL did not come in time.");

    public static RefusalException SourceWithoutFile() =>
        new(424, "source-without-file", "The answer at the URL was an error, empty, or one redirect too many.");

    // Stickers and emoji.

    public static RefusalException NoSuchSet() => new(404, "no-such-set", "There is no such set of stickers or emoji.");

    public static RefusalException NoSuchSetItem() => new(404, "no-such-set-item", "There is nothing of this name in the set.");

    public static RefusalException NotASetItem() => new(409, "not-a-set-item", "A sticker or an emoji is an image, and not a sensitive one.");

    public static RefusalException SetItemTooLarge() =>
        new(409, "set-item-too-large", "This image has more bytes or pixels than one in a set of this kind may have.");

    public static RefusalException ItemNameTaken() => new(409, "item-name-taken", "Something else in the set has this name.");

    public static RefusalException TooManySets() => new(409, "too-many-sets", "There are as many sets as this server gives one person, or one group.");

    public static RefusalException TooManySetItems() => new(409, "too-many-set-items", "There is as much in the set as this server allows.");
}
