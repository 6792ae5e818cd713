using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>A server that asks for the pages that people link to, on the one site that it is let to.</summary>
public class PreviewApp : ChatApp
{
    public PreviewApp() => Settings = Options();

    /// <summary>A page with this title; its address is its own.</summary>
    public string PageOf(string title) => Page($"<!doctype html><title>{title}</title>");

    public string Page(string html, string contentType = "text/html; charset=utf-8") =>
        Elsewhere.Has($"/{Guid.NewGuid():N}", System.Text.Encoding.UTF8.GetBytes(html), $"Content-Type: {contentType}");

    /// <summary>A page with this title that says where its picture is.</summary>
    public string PageWithPicture(string picture, string title = "Tea") =>
        Page($"<!doctype html><title>{title}</title><meta property=\"og:image\" content=\"{picture}\">");

    /// <summary>A picture of its own, as large as sites show them.</summary>
    public string Picture(int width = 1200, int height = 630) =>
        Elsewhere.Has($"/{Guid.NewGuid():N}.png", Samples.Png(width, height, $"{Guid.NewGuid()}"), "Content-Type: image/png");

    /// <summary>What links lead to has been asked for.</summary>
    public async Task AllIsPreviewed()
    {
        await AllIsHeard();
        await this.AllJobsAreDone();
    }

    /// <summary>What the message shows of its link, when all is previewed; null if it shows nothing.</summary>
    public async Task<JsonElement?> PreviewOf(TestUser reader, JsonElement message)
    {
        await AllIsPreviewed();
        return (await reader.Get($"/messages/{message.GetProperty("id")}")).TryGetProperty("preview", out var preview) ? preview : null;
    }

    protected static Dictionary<string, string> Options(params (string Key, string Value)[] more)
    {
        var options = new Dictionary<string, string> { ["Previews:Enabled"] = "true", ["Previews:PagesPerPerson"] = "1000", ["Previews:PagesPerHost"] = "1000" };
        foreach (var (key, value) in more) options[key] = value;
        return options;
    }
}
