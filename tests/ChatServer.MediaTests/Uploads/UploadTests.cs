using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ChatServer.Harness;
using ChatServer.Media.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.MediaTests.Uploads;

public sealed class UploadTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task What_is_uploaded_is_there_with_what_is_known_about_it()
    {
        var ada = await app.SignUp();
        var png = Samples.Png();

        var media = await ada.Upload(png, "tea.png");

        Assert.Equal("image", media.GetProperty("kind").GetString());
        Assert.Equal("image/png", media.GetProperty("contentType").GetString());
        Assert.Equal("tea.png", media.GetProperty("fileName").GetString());
        Assert.Equal(png.Length, media.GetProperty("bytes").GetInt64());
        Assert.False(media.GetProperty("sensitive").GetBoolean());
        Assert.Equal(media.GetProperty("id").GetGuid(), (await ada.Get($"/media/{media.GetProperty("id")}")).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_file_is_what_its_content_says_whatever_it_is_called()
    {
        var ada = await app.SignUp();

        Assert.Equal("image/png", (await ada.Upload(Samples.Png(), "song.mp3")).GetProperty("contentType").GetString());
        var page = await ada.Upload("<!doctype html><script>alert(1)</script>"u8.ToArray(), "picture.png");
        Assert.Equal(("file", "application/octet-stream"), (page.GetProperty("kind").GetString(), page.GetProperty("contentType").GetString()));
    }

    [Fact]
    public async Task What_nothing_is_made_of_goes_out_as_it_came()
    {
        var ada = await app.SignUp();
        var file = Samples.Noise(200_000);

        var media = await ada.Upload(file, "tea.bin");

        Assert.Equal("ready", media.GetProperty("status").GetString());
        Assert.Equal(media.GetRawText(), (await ada.Get($"/media/{media.GetProperty("id")}")).GetRawText());
        Assert.Equal(file, await ada.Download(media.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task The_same_content_is_stored_once_and_belongs_to_each_who_brought_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var file = Samples.Noise(1000);

        var (first, second) = (await ada.UploadId(file), await ben.UploadId(file));

        Assert.NotEqual(first, second);
        Assert.Equal(1, await app.WithDatabase(db => db.Set<Blob>().CountAsync(b => b.Hash == SHA256.HashData(file))));
        Assert.Equal(file, await ben.Download(second));
        await (await ben.TryGet($"/media/{first}")).ShouldRefuse(404, "no-such-media");
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\ada\tea.png", "tea.png")]
    [InlineData("a\"b<c>d|e?f*g:h.png", "abcdefgh.png")]
    [InlineData("tea\u202Egpj.exe", "teagpj.exe")]
    [InlineData("..", null)]
    [InlineData("\u200b", null)]
    [InlineData("Gru\u0308n \U0001F375.png", "Gr\u00fcn \U0001F375.png")]
    public void A_name_is_made_harmless(string given, string? kept) => Assert.Equal(kept, Media.FileNames.Clean(given));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var cleaned = Media.FileNames.Clean(new string('a', 5_000) + ".jpeg")!;

        Assert.Equal(200, cleaned.Length);
        Assert.EndsWith("a.jpeg", cleaned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_with_line_ends_are_refused_or_harmless_and_end_no_header()
    {
        var ada = await app.SignUp();
        var body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''a%0d%0aSet-Cookie%3A%20b%3Dc%22.txt\r\n\r\nhello\r\n--x--\r\n";

        using var response = await ada.TryUpload(Form(body));
        var media = System.Text.Json.JsonElement.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal("aSet-Cookie b=c.txt", media.GetProperty("fileName").GetString());
        using var download = await ada.TryDownload(media.GetProperty("id").GetGuid());
        Assert.Equal("aSet-Cookie b=c.txt", download.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.False(download.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Sensitive_may_stand_before_or_after_the_file()
    {
        var ada = await app.SignUp();
        Assert.True((await ada.Upload(Samples.Png(), isSensitive: true)).GetProperty("sensitive").GetBoolean());

        var after = new MultipartFormDataContent { { new ByteArrayContent(Samples.Png()), "file", "a" }, { new StringContent("true"), "sensitive" } };
        using var response = await ada.TryUpload(after);
        Assert.Contains("\"sensitive\":true", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("--x--\r\n", "file")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n\r\n--x--\r\n", "file")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf", "body")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"fil\"\r\n\r\na\r\n--x--\r\n", "body")]
    [InlineData("--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n", "body")]
    [InlineData("--x\r\nContent-Type: image/png\r\n\r\na\r\n--x--\r\n", "body")]
    [InlineData("--x\r\nnonsense\r\n\r\na\r\n--x--\r\n", "body")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"sensitive\"\r\n\r\nmaybe\r\n--x--\r\n", "sensitive")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"sensitive\"\r\n\r\ntrue\r\n--x\r\nContent-Disposition: form-data; name=\"sensitive\"\r\n\r\ntrue\r\n--x--\r\n", "sensitive")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\na\r\n--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\na\r\n--x--\r\n", "file")]
    public async Task A_form_that_is_not_whole_is_refused_with_what_is_wrong(string body, string field)
    {
        var ada = await app.SignUp();

        using var response = await ada.TryUpload(Form(body));

        var problem = await response.ShouldRefuse(400, "invalid-request");
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Fact]
    public async Task A_form_with_endless_headers_is_refused()
    {
        var ada = await app.SignUp();
        var many = string.Concat(Enumerable.Range(0, 20).Select(i => $"x{i}: y\r\n"));
        var large = $"y: {new string('z', 10_000)}\r\n";

        foreach (var headers in new[] { many, large })
        {
            using var response = await ada.TryUpload(Form($"--x\r\n{headers}Content-Disposition: form-data; name=\"file\"\r\n\r\na\r\n--x--\r\n"));
            await response.ShouldRefuse(400, "invalid-request");
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/mixed; boundary=x")]
    [InlineData("multipart/form-data; boundary=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task What_is_no_form_is_415(string contentType)
    {
        var ada = await app.SignUp();
        var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await ada.TryUpload(content);
        await response.ShouldRefuse(415, "unsupported-media-type");
    }

    private static ByteArrayContent Form(string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        return content;
    }
}
