using ChatServer.Messages;
using ChatServer.Receipts;

namespace ChatServer.Demo;

/// <summary>Lets people do what the script has for one conversation, in its order. What was done before changes nothing.</summary>
internal sealed class DemoStage(UseCases useCases, IReadOnlyDictionary<DemoPerson, Guid> people, Guid conversationId)
{
    private readonly Dictionary<DemoPerson, MessageView> _newestOf = [];
    private long _newestSeq;

    public async Task PlayAsync(DemoAct act, CancellationToken cancellation)
    {
        switch (act)
        {
            case Says says:
                var message = await SayAsync(says, cancellation);
                await ThinkAgainAsync(says, message, cancellation);
                (_newestOf[says.Who], _newestSeq) = (message, message.Seq);
                break;
            case Reads:
                await MoveAsync(act, new MoveMarksRequest(ReadSeq: _newestSeq), cancellation);
                break;
            case Receives:
                await MoveAsync(act, new MoveMarksRequest(DeliveredSeq: _newestSeq), cancellation);
                break;
        }
    }

    private async Task<MessageView> SayAsync(Says says, CancellationToken cancellation)
    {
        var request = new SendMessageRequest(says.ClientId, says.Text, ReplyToId: says.To is { } other ? _newestOf[other].Id : null);
        var sent = await useCases.CallAsync(
            (SendMessage send) => send.RunAsync(people[says.Who], conversationId, request, cancellation), says.Ago);
        return sent.Message;
    }

    private async Task ThinkAgainAsync(Says says, MessageView message, CancellationToken cancellation)
    {
        var (who, ago) = (people[says.Who], says.Ago - Says.SecondThought);
        if (says.Corrected is { } text && message.EditedAt is null)
            await useCases.CallAsync(
                (EditMessage edit) => edit.RunAsync(who, message.Id, new EditMessageRequest(text), null, cancellation), ago);

        if (says.IsTakenBack)
            await useCases.CallAsync((DeleteMessage delete) => delete.RunAsync(who, message.Id, null, cancellation), ago);
    }

    private Task<MarksView> MoveAsync(DemoAct act, MoveMarksRequest marks, CancellationToken cancellation) =>
        useCases.CallAsync((MoveMarks move) => move.RunAsync(people[act.Who], conversationId, marks, cancellation), act.Ago);
}
