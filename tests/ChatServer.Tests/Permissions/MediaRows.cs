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
    ];

    private static MultipartFormDataContent SmallFile() => new() { { new ByteArrayContent("tea"u8.ToArray()), "file", "tea.txt" } };
}
