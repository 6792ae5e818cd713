using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Contacts;

/// <summary>Of fifty who decide about a request at the same moment one decides, and everything that follows says the same.</summary>
public sealed class ContactRaceTests(ChatApp app)
{
    [Fact]
    public async Task Of_accepting_refusing_and_taking_back_exactly_one_happens()
    {
        for (var round = 0; round < 10; round++)
        {
            var (ada, ben) = await Asked();
            string[] names = ["accepted", "refused", "withdrawn"];

            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i => (Name: names[(i + round) % 3], Answer: await Decide(names[(i + round) % 3], ada, ben))));

            var (outcome, _) = Assert.Single(answers, a => a.Answer.IsSuccessStatusCode);
            foreach (var (_, refused) in answers.Where(a => !a.Answer.IsSuccessStatusCode)) await refused.ShouldRefuse(404, "no-such-contact-request");
            foreach (var person in new[] { ada, ben })
            {
                Assert.Equal(outcome == "accepted" ? 1 : 0, Count(await person.Get("/users/me/contacts")));
                Assert.Equal(0, Count(await person.Get("/users/me/contact-requests")));
            }
        }
    }

    [Fact]
    public async Task A_block_that_races_with_accepting_and_taking_back_leaves_no_contact_and_no_request()
    {
        for (var round = 0; round < 10; round++)
        {
            var (ada, ben) = await Asked();
            string[] names = ["accepted", "withdrawn", "blocked", "asked"];

            await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Decide(names[(i + round) % 4], ada, ben)));

            foreach (var person in new[] { ada, ben })
            {
                Assert.Equal(0, Count(await person.Get("/users/me/contacts")));
                Assert.Equal(0, Count(await person.Get("/users/me/contact-requests")));
            }

            await (await ada.TryPost("/conversations", new { kind = "direct", memberIds = new[] { ben.Id } })).ShouldRefuse(403, "not-reachable");
        }
    }

    [Fact]
    public async Task Two_who_ask_each_other_at_once_are_contacts()
    {
        for (var round = 0; round < 10; round++)
        {
            var (ada, ben) = (await app.SignUp(), await app.SignUp());

            await Task.WhenAll(Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? Ask(ada, ben) : Ask(ben, ada)));

            foreach (var person in new[] { ada, ben })
            {
                Assert.Equal(1, Count(await person.Get("/users/me/contacts")));
                Assert.Equal(0, Count(await person.Get("/users/me/contact-requests")));
            }
        }
    }

    private static Task<HttpResponseMessage> Decide(string what, TestUser asker, TestUser asked) => what switch
    {
        "withdrawn" => asker.TryDelete($"/users/me/contact-requests/{asked.Id}"),
        "blocked" => asked.TryPut($"/users/me/blocks/{asker.Id}", new { }),
        "asked" => Ask(asker, asked),
        _ => asked.TryPut($"/users/me/contact-requests/{asker.Id}/{what}", new { }),
    };

    private async Task<(TestUser Ada, TestUser Ben)> Asked()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        Assert.True((await Ask(ada, ben)).IsSuccessStatusCode);
        return (ada, ben);
    }

    private static Task<HttpResponseMessage> Ask(TestUser who, TestUser whom) => who.TryPut($"/users/me/contact-requests/{whom.Id}", new { });

    private static int Count(JsonElement page) => page.GetProperty("items").GetArrayLength();
}
