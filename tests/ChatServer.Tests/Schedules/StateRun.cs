using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Schedules;

/// <summary>An app that follows a server while answers are late or lost and events get lost or come twice, as a schedule says.</summary>
internal sealed class StateRun
{
    private readonly ModelServer _server;
    private readonly ClientState _state;
    private readonly Queue<JsonElement> _coming = [];
    private readonly List<JsonElement> _heardChanges = [];
    private Request? _request;
    private Task _work = Task.CompletedTask;
    private bool _isConnected = true;
    private bool _lacksSomething;

    public StateRun(byte[] schedule)
    {
        _server = new ModelServer(Tell);
        _state = new ClientState(ModelServer.Reader, path => Ask(s => s.Find(path)), async question => (await Ask(s => s.Ask(question)))!.Value);
        _work = _state.Load();
        AnswerAll();
        foreach (var step in schedule) Take(step & 15, step >> 4);
        End();
    }

    public string Kept => _state.Describe();

    public string Fresh()
    {
        var fresh = new ClientState(
            ModelServer.Reader, path => Task.FromResult(_server.Sync.Find(path)), question => Task.FromResult(_server.Sync.Ask(question)));
        Assert.True(fresh.Load().IsCompletedSuccessfully);
        return fresh.Describe();
    }

    private void Tell(JsonElement frame)
    {
        if (_isConnected) _coming.Enqueue(frame);
    }

    private void Take(int step, int which)
    {
        var (where, who) = (which, which / 3);
        switch (step)
        {
            case 0 or 1: _server.Send(where, who); break;
            case 2: _server.Edit(where, who); break;
            case 3: _server.Delete(where, who); break;
            case 4: _server.ComeOrGo(where, who); break;
            case 5 when which < 8: _server.Promote(where, who); break;
            case 5: _server.Rename(where, who); break;
            case 6: _server.Move(where, who, back: which / 2); break;
            case 7 when which < 12: _server.ChangeCard(which); break;
            case 7: _server.HideOrShow(where); break;
            case 8: HearNext(); break;
            case 9: HearAll(); break;
            case 10: Mishear(which); break;
            case 11: CutOrConnect(); break;
            case 12 when which < 13: LoseAnswer(); break;
            case 12: Break(which); break;
            case 13 when which < 12: _server.Send(where: 0, who: 1); break;
            case 13: for (var i = 0; i < 14; i++) _server.Send(where, who: 1 + where / 3); break;
            case 14: Answer(); break;
            default: AnswerAll(); break;
        }

        Work();
    }

    private void HearNext()
    {
        if (_coming.TryDequeue(out var frame)) Hear(frame);
    }

    private void HearAll()
    {
        while (_coming.TryDequeue(out var frame)) Hear(frame);
    }

    private void Hear(JsonElement frame)
    {
        if (frame.TryGetProperty("seq", out _))
        {
            _heardChanges.Add(frame);
            _lacksSomething |= !_state.TryApply(frame);
        }
        else if (frame.TryGetProperty("displayName", out _))
        {
            _state.Meet(frame);
        }
        else
        {
            _state.Move(frame);
        }
    }

    /// <summary>An event comes again, of whatever epoch, or never.</summary>
    private void Mishear(int which)
    {
        if (which % 2 == 0) _coming.TryDequeue(out _);
        else if (_heardChanges.Count > 0) Hear(_heardChanges[^(which % _heardChanges.Count + 1)]);
    }

    private void CutOrConnect()
    {
        _isConnected = !_isConnected;
        _coming.Clear();
        _lacksSomething |= _isConnected;
    }

    /// <summary>The server loses what came after its last backup, and sends everybody away; or makes one.</summary>
    private void Break(int which)
    {
        if (which == 13)
        {
            _server.BackUp();
            return;
        }

        _server.Restore();
        _isConnected = true;
        CutOrConnect();
    }

    private Task<JsonElement?> Ask(Func<ModelSync, JsonElement?> question)
    {
        Assert.Null(_request);
        _request = new Request(question);
        return _request.Arrival.Task;
    }

    /// <summary>First the server answers, and later that arrives.</summary>
    private void Answer()
    {
        if (_request is not { } request) return;

        if (!request.IsAnswered)
        {
            request.Answer = request.Question(_server.Sync);
            request.IsAnswered = true;
            return;
        }

        _request = null;
        request.Arrival.SetResult(request.Answer);
    }

    private void AnswerAll()
    {
        while (_request is not null) Answer();
    }

    private void LoseAnswer()
    {
        var request = _request;
        _request = null;
        request?.Arrival.SetException(new HttpRequestException("The connection was cut."));
    }

    /// <summary>One sync at a time; what failed is tried again.</summary>
    private void Work()
    {
        if (!_work.IsCompleted) return;

        if (_work.IsFaulted)
        {
            Assert.IsType<HttpRequestException>(_work.Exception.InnerException);
            _lacksSomething = true;
        }

        if (!_lacksSomething) return;
        _lacksSomething = false;
        _work = _state.Sync();
    }

    private void End()
    {
        for (_lacksSomething = true; _lacksSomething || !_work.IsCompletedSuccessfully; Work()) AnswerAll();
    }

    private sealed class Request(Func<ModelSync, JsonElement?> question)
    {
        public Func<ModelSync, JsonElement?> Question => question;

        /// <summary>What waits for it goes on at once, on the same thread, so that a schedule always runs the same way.</summary>
        public TaskCompletionSource<JsonElement?> Arrival { get; } = new();

        public bool IsAnswered { get; set; }

        public JsonElement? Answer { get; set; }
    }
}
