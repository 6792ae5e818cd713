using System.Text.Json;
using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Harness;
using ChatServer.Http;
using ChatServer.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Accounts;

public sealed class DeleteAccountTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_deleted_account_is_signed_out_everywhere_and_its_names_are_free_at_once()
    {
        var ada = await app.SignUp();
        var phone = await ada.SignInAgain();

        await ada.Delete("/users/me");

        await (await ada.TryGet("/users/me")).ShouldRefuse(401, "not-signed-in");
        await (await phone.TryGet("/users/me")).ShouldRefuse(401, "not-signed-in");
        var signIn = await app.Stranger().TryPost("/sessions", new { login = ada.Username, password = ada.Password });
        await signIn.ShouldRefuse(401, "wrong-credentials");
        var again = await app.Stranger().TryPost("/users", new { username = ada.Username, email = ada.Email, password = ada.Password });
        Assert.NotEqual(ada.Id, (await again.Created()).GetProperty("user").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Nothing_about_the_person_is_left()
    {
        var ada = await app.SignUp("Ada");
        await ada.Patch("/users/me", new { bio = "Mathematician", status = "Computing" });
        var ben = await app.SignUp();

        await ada.Delete("/users/me");
        await HasLeftEverything(ada);

        var card = await ben.Get($"/users/{ada.Id}");
        Assert.Equal("Deleted user", card.GetProperty("displayName").GetString());
        Assert.True(card.GetProperty("deleted").GetBoolean());
        var row = await app.WithDatabase(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == ada.Id));
        Assert.All([row.UserName, row.NormalizedUserName, row.Email, row.NormalizedEmail, row.PasswordHash, row.Bio, row.Status], Assert.Null);
        Assert.False(await app.WithDatabase(db => db.Set<Session>().AnyAsync(s => s.UserId == ada.Id)));
        Assert.False(await app.WithDatabase(db => db.Set<UserChange>().AnyAsync(c => c.UserId == ada.Id)));
    }

    [Fact]
    public async Task Deleted_people_are_not_found_by_name()
    {
        var mark = $"m{Guid.NewGuid():N}"[..12];
        var ada = await app.SignUp(mark);
        var ben = await app.SignUp();

        await ada.Delete("/users/me");

        Assert.Equal(0, (await ben.Get($"/users?search={mark}")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await ben.Get($"/users?search={ada.Username}")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await ben.Get("/users?search=deleted")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_group_passes_to_its_oldest_admin()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        await ada.Patch($"/conversations/{group}/members/{cleo.Id}", new { role = "admin" });

        await ada.Delete("/users/me");
        await HasLeftEverything(ada);

        var conversation = await ben.Get($"/conversations/{group}");
        Assert.Equal(cleo.Id, conversation.GetProperty("ownerId").GetGuid());
        Assert.Equal(2, conversation.GetProperty("memberCount").GetInt32());
    }

    [Fact]
    public async Task A_direct_conversation_stays_with_the_other()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await ada.Send(conversation, "remember me");

        await ada.Delete("/users/me?messages=keep");
        await HasLeftEverything(ada);

        var message = (await ben.Get($"/conversations/{conversation}/messages")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal("remember me", message.GetProperty("content").GetString());
        Assert.Equal(ada.Id, message.GetProperty("senderId").GetGuid());
    }

    [Fact]
    public async Task Texts_are_erased_on_demand_also_where_the_person_had_left()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var left = await app.ConversationBetween(ben, ada, cleo);
        await ada.Send(left, "said before leaving");
        await ada.Delete($"/conversations/{left}/members/{ada.Id}");
        var stayed = await app.ConversationBetween(ada, ben);
        await ada.Send(stayed, "said to Ben");
        await ben.Send(stayed, "said by Ben");

        await ada.Delete("/users/me?messages=delete");
        await HasLeftEverything(ada);

        Assert.Equal([null], await Contents(ben, left));
        Assert.Equal([null, "said by Ben"], await Contents(ben, stayed));
    }

    [Fact]
    public async Task Leaving_is_finished_after_a_crash_and_not_done_twice()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var first = await app.ConversationBetween(ada, ben, cleo);
        var second = await app.ConversationBetween(ada, ben);
        await ada.Delete("/users/me");
        await HasLeftEverything(ada);
        var headOfFirst = await Head(ben, first);

        // As a crash between the two conversations would leave it: still a member of the second, the job held until its lease ends.
        await app.WithDatabase(db => db.Set<Membership>()
            .Where(m => m.UserId == ada.Id && m.ConversationId == second)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeftSeq, (long?)null)));
        await app.WithDatabase(async db =>
        {
            db.Add(new Job
            {
                Id = Guid.CreateVersion7(),
                Kind = LeaveEverything.Kind,
                Payload = JsonSerializer.Serialize(new LeaveEverything.Payload(ada.Id, MessagesAfterwards.Keep), WireJson.Options),
                NotBefore = app.Clock.GetUtcNow() + new JobsOptions().Lease,
                Attempts = 1,
            });
            return await db.SaveChangesAsync();
        });
        app.Clock.Advance(new JobsOptions().Lease);
        await HasLeftEverything(ada);

        Assert.False(await app.WithDatabase(db => db.Set<Membership>().AnyAsync(m => m.UserId == ada.Id && m.LeftSeq == null)));
        Assert.Equal(headOfFirst, await Head(ben, first));
    }

    [Fact]
    public async Task What_becomes_of_the_messages_is_keep_or_delete()
    {
        var ada = await app.SignUp();

        await (await ada.TryDelete("/users/me?messages=burn")).ShouldRefuse(400, "invalid-request");
        await ada.Get("/users/me");
    }

    private Task HasLeftEverything(TestUser user) =>
        Eventually.IsTrue(
            () => app.WithDatabase(async db => !await db.Set<Job>()
                .FromSql($"select * from jobs where payload ->> 'userId' = {user.Id.ToString()}").AnyAsync()),
            "the person has left everything");

    private static async Task<IEnumerable<string?>> Contents(TestUser reader, Guid conversationId) =>
        (await reader.Get($"/conversations/{conversationId}/messages")).GetProperty("items").EnumerateArray()
            .Select(m => m.GetProperty("content").GetString());

    private static async Task<long> Head(TestUser reader, Guid conversationId) =>
        (await reader.Get($"/conversations/{conversationId}")).GetProperty("headSeq").GetInt64();
}
