using System.Text.Json;
using System.Text.RegularExpressions;
using ChatServer.Changes;
using ChatServer.Harness;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Http;

public sealed partial class DocsTests(ChatApp app)
{
    [Fact]
    public async Task Every_page_that_the_index_leads_to_is_there_and_loads_only_from_here()
    {
        var links = Link().Matches(await PageAsync("/docs")).Select(m => m.Groups[1].Value).ToList();

        Assert.True(links.Count >= 8);
        foreach (var link in links)
        {
            using var page = await app.Http.GetAsync(link);
            Assert.True(page.IsSuccessStatusCode, link);
            Assert.Contains("default-src", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            if (!link.StartsWith("/swagger", StringComparison.Ordinal)) Assert.DoesNotContain("<script", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Send", "conversationId")]
    [InlineData("Edit", "messageId")]
    [InlineData("Typing", "conversationId")]
    [InlineData("presence", "lastSeenAt")]
    [InlineData("me", "subjectId")]
    [InlineData("resync", "conversationId")]
    public async Task The_hub_is_described_with_what_it_takes_and_tells(string name, string member)
    {
        var page = await PageAsync("/docs/hub");
        var part = page[page.IndexOf($">{name}", StringComparison.Ordinal)..];

        Assert.Contains(member, part, StringComparison.Ordinal);
        Assert.DoesNotContain("$refuse", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<td></td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hub_page_says_what_to_do_about_everything_that_Sync_tells()
    {
        var page = await PageAsync("/docs/hub");
        var rules = page[page.IndexOf(">Keeping everything", StringComparison.Ordinal)..];

        var listed = app.Services.GetRequiredService<ChangeKinds>().Listed.Select(k => k.Name);
        Assert.All([.. listed, "tooLong", "gone", "receipts of Sync", "users of Sync"], name => Assert.Contains(name, rules, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_data_dictionary_has_every_table_and_column()
    {
        var page = await PageAsync("/docs/data-dictionary");
        var columns = await app.WithDatabase(db => Task.FromResult(db.Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties().Select(p => (Table: e.GetTableName()!, Column: p.GetColumnName()))).ToList()));

        Assert.All(columns, c => Assert.Contains($"<td>{c.Column}</td>", page[page.IndexOf($"id=\"{c.Table}\"", StringComparison.Ordinal)..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_schema_names_classes_fields_and_what_they_point_to()
    {
        var schema = JsonElement.Parse(await app.Http.GetStringAsync("/docs/schema.json"));
        var message = schema.GetProperty("classes").EnumerateArray().Single(c => c.GetProperty("className").GetString() == "Message").GetProperty("fields");

        var sender = message.GetProperty("senderId");
        Assert.Equal(("Pointer", "User", true), (sender.GetProperty("type").GetString(), sender.GetProperty("targetClass").GetString(), sender.GetProperty("required").GetBoolean()));
        Assert.Equal("String", message.GetProperty("content").GetProperty("type").GetString());
        Assert.False(message.GetProperty("deletedAt").GetProperty("required").GetBoolean());
    }

    [Fact]
    public async Task The_diagram_shows_which_table_refers_to_which()
    {
        var page = await PageAsync("/docs/er-diagram");

        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("Conversation ||--o{ Message : conversation_id", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_code_is_explained_where_its_type_leads()
    {
        Assert.True(RefusalList.All.Count > 20);
        foreach (var refusal in RefusalList.All)
        {
            var answer = JsonElement.Parse(await app.Http.GetStringAsync($"/problems/{refusal.Code}"))[0];
            Assert.Equal(refusal.Status, answer.GetProperty("status").GetInt32());
            Assert.Contains($"<td>{refusal.Code}</td>", await PageAsync("/problems"), StringComparison.Ordinal);
        }

        await (await app.Http.GetAsync("/problems/no-such-code")).ShouldRefuse(404, "not-found");
    }

    private async Task<string> PageAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Accept = { new("text/html") } } };
        using var answer = await app.Http.SendAsync(request);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<p><a href=\"([^\"]+)\"")]
    private static partial Regex Link();
}
