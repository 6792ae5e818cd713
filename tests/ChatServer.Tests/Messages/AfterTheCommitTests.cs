using ChatServer.Harness;
using ChatServer.Messages;
using ChatServer.Refusals;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatServer.Tests.Messages;

public sealed class AfterTheCommitTests(AfterTheCommitTests.TroubledApp app) : IClassFixture<AfterTheCommitTests.TroubledApp>
{
    [Fact]
    public async Task What_fails_after_the_commit_is_not_told_as_if_nothing_were_stored_and_a_repetition_does_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var clientId = Guid.NewGuid();

        app.Rule.IsInTrouble = true;
        await (await ada.TrySend(conversation, "Tea?", clientId)).ShouldRefuse(503, "outcome-unknown");
        app.Rule.IsInTrouble = false;
        var sent = await ada.Send(conversation, "Tea?", clientId);

        Assert.Equal([sent.GetProperty("id").GetGuid()], app.Rule.Noted);
        Assert.Single((await ben.Get($"/conversations/{conversation}/messages")).GetProperty("items").EnumerateArray());
    }

    public sealed class TroubledApp : ChatApp
    {
        internal TroubledRule Rule { get; } = new();

        protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton<IPostingRule>(Rule);
    }

    /// <summary>Notes what was said, as a database would that is out of reach at times.</summary>
    internal sealed class TroubledRule : IPostingRule
    {
        public bool IsInTrouble { get; set; }

        public List<Guid> Noted { get; } = [];

        public ValueTask<RefusalException?> WhyNotAsync(NewText text, CancellationToken cancellation) => default;

        public ValueTask SaidAsync(NewText text, MessageView message)
        {
            if (IsInTrouble) throw new NpgsqlException("Out of reach.");

            Noted.Add(message.Id);
            return default;
        }
    }
}
