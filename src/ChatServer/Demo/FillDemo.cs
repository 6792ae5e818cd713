using ChatServer.Accounts;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Users;

namespace ChatServer.Demo;

/// <summary>
/// Makes the demo world by the use cases that clients reach, so that its changes, receipts and unread counts are real. What was
/// done before a kill is found and not done again.
/// </summary>
internal sealed class FillDemo(UseCases useCases, DemoClock clock)
{
    private static readonly TimeSpan SignedUp = TimeSpan.FromDays(5);

    // Nobody's network: no password guessed from anywhere is taken for one that a known device tries.
    private static readonly Origin Nowhere = new(UInt128.Zero, FormerToken: null);

    /// <returns>False when there was nothing left to do.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        if (await useCases.CallAsync((DemoWorld world) => world.IsCompleteAsync(cancellation))) return false;

        var people = new Dictionary<DemoPerson, Guid>();
        foreach (var person in DemoPeople.All) people[person] = await SignUpAsync(person, cancellation);
        foreach (var conversation in DemoScript.Conversations) await FillAsync(conversation, people, cancellation);
        clock.ReturnForGood();
        return true;
    }

    private async Task<Guid> SignUpAsync(DemoPerson person, CancellationToken cancellation)
    {
        var known = await useCases.CallAsync((DemoWorld world) => world.PeopleAsync(cancellation));
        if (!known.TryGetValue(person, out var userId))
        {
            // Nobody learns this password: everybody gets another one when all is done.
            var request = new SignUpRequest(person.Username, person.Email, Password.Make(), person.DisplayName);
            userId = (await useCases.CallAsync((SignUp signUp) => signUp.RunAsync(request, Nowhere, cancellation), SignedUp)).User.Id;
        }

        var profile = new UpdateProfileRequest { Bio = new Optional<string?>(person.Bio), Status = new Optional<string?>(person.Status) };
        await useCases.CallAsync((UpdateProfile update) => update.RunAsync(userId, profile, null, cancellation), SignedUp);
        return userId;
    }

    private async Task FillAsync(
        DemoConversation conversation, Dictionary<DemoPerson, Guid> people, CancellationToken cancellation)
    {
        var conversationId = await FindAsync(conversation, people, cancellation) ?? await StartAsync(conversation, people, cancellation);
        foreach (var (person, role) in conversation.Roles)
            await useCases.CallAsync(
                (ChangeRole change) => change.RunAsync(
                    people[conversation.Starter], conversationId, people[person], new ChangeRoleRequest(role), cancellation),
                DemoConversation.Started);

        var stage = new DemoStage(useCases, people, conversationId);
        foreach (var act in conversation.Acts) await stage.PlayAsync(act, cancellation);
    }

    /// <summary>A group that was started before a kill. A direct conversation need not be found: it is never started twice.</summary>
    private async Task<Guid?> FindAsync(
        DemoConversation conversation, Dictionary<DemoPerson, Guid> people, CancellationToken cancellation)
    {
        var mine = await useCases.CallAsync((ConversationReader conversations) =>
            conversations.ListAsync(people[conversation.Starter], isArchived: null, new PageRequest(), cancellation));
        return mine.Items.FirstOrDefault(c => c.Kind == ConversationKind.Group && c.Title == conversation.Title)?.Id;
    }

    private async Task<Guid> StartAsync(
        DemoConversation conversation, Dictionary<DemoPerson, Guid> people, CancellationToken cancellation)
    {
        var request = new StartConversationRequest(
            conversation.Kind, [.. conversation.Others.Select(o => people[o])], conversation.Title, conversation.Description);
        var started = await useCases.CallAsync(
            (StartConversation start) => start.RunAsync(people[conversation.Starter], request, cancellation), DemoConversation.Started);
        return started.Conversation.Id;
    }
}
