using static ChatServer.Tests.Permissions.Row;

namespace ChatServer.Tests.Permissions;

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

        // Who was in the conversation and left sees nothing of it any more, the sender included.
        Rule("401 401 | med med med med | yes yes yes yes", "readMedia, downloadMedia", "in a group", s => Call.Of(s.SharedMedia)),
        Rule("401 401 | con con con con | med med med med", "sendMessage, hub Send", "another's media",
            s => Call.In(s.Group, new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { s.AnothersUpload } })),
    ];

    private static MultipartFormDataContent SmallFile() => new() { { new ByteArrayContent("tea"u8.ToArray()), "file", "tea.txt" } };
}
