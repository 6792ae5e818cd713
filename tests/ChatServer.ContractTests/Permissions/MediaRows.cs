using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

internal static class MediaRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "uploadMedia", "a file", _ => Call.With(SmallFile())),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "importMedia", "a file", s => Call.With(new { url = s.FileElsewhere })),
        Rule("401 401 | med med med med | med med med med", "readMedia, downloadMedia", "what another has put into no message",
            s => Call.Of(s.AnothersUpload)),
        Rule("401 401 | med med med med | med med med med", "downloadVariant", "what another has put into no message",
            s => Call.Of(s.AnothersUpload, "160")),

        Rule("401 401 | con con con con | yes yes yes yes", "listConversationMedia", "of a group", s => Call.In(s.Group)),
        Rule("401 401 | con --- con con | yes --- --- ---", "listConversationMedia", "of a direct one", s => Call.In(s.Direct)),

        // Who was in the conversation and left sees nothing of it any more, the sender included.
        Rule("401 401 | med med med med | yes yes yes yes", "readMedia, downloadMedia", "in a group", s => Call.Of(s.SharedMedia)),

        // Of an avatar, small forms are for whoever sees whom it stands for; the file itself is its owner's.
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "readMedia", "another's avatar", s => Call.Of(s.AnothersAvatar)),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "downloadVariant", "another's avatar", s => Call.Of(s.AnothersAvatar, "160")),
        Rule("401 401 | med med med med | med med med med", "downloadMedia", "another's avatar", s => Call.Of(s.AnothersAvatar)),
        Rule("401 401 | med med med med | yes yes yes yes", "readMedia", "a group's avatar", s => Call.Of(s.GroupAvatar)),
        Rule("401 401 | med med med med | yes yes yes yes", "downloadVariant", "a group's avatar", s => Call.Of(s.GroupAvatar, "160")),
        Rule("401 401 | med med med med | med med med yes", "downloadMedia", "a group's avatar", s => Call.Of(s.GroupAvatar)),

        // Of the picture of a page that somebody linked to, small forms are for whoever reads that; the file itself is nobody's.
        Rule("401 401 | med med med med | yes yes yes yes", "readMedia", "a link's picture", s => Call.Of(s.LinkPicture)),
        Rule("401 401 | med med med med | yes yes yes yes", "downloadVariant", "a link's picture", s => Call.Of(s.LinkPicture, "160")),
        Rule("401 401 | med med med med | med med med med", "downloadMedia", "a link's picture", s => Call.Of(s.LinkPicture)),
        Rule("401 401 | con con con con | med med med med", "sendMessage, hub Send", "a link's picture",
            s => Call.In(s.Group, new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { s.LinkPicture } })),

        Rule("401 401 | con con con con | med med med med", "sendMessage, hub Send", "another's media",
            s => Call.In(s.Group, new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { s.AnothersUpload } })),
        Rule("yes yes | yes yes yes yes | yes yes yes yes", "describeUploads", "the protocol", _ => Call.With()),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "startUpload", "a file to come", _ => Call.With(Piece(("Upload-Length", "3")))),
        Rule("401 401 | upl upl upl upl | upl upl upl upl", "readUpload", "what another uploads", s => Call.To(s.AnothersPieces)),
        Rule("401 401 | upl upl upl upl | upl upl upl upl", "appendToUpload, endUpload", "what another uploads",
            s => Call.To(s.AnothersPieces, Piece(("Upload-Offset", "0")))),
    ];

    private static ByteArrayContent Piece((string Name, string Value) header)
    {
        var piece = new ByteArrayContent("tea"u8.ToArray());
        piece.Headers.ContentType = new("application/offset+octet-stream");
        piece.Headers.Add("Tus-Resumable", "1.0.0");
        piece.Headers.Add(header.Name, header.Value);
        return piece;
    }

    private static MultipartFormDataContent SmallFile() => new() { { new ByteArrayContent("tea"u8.ToArray()), "file", "tea.txt" } };
}
