using static ChatServer.ProgramTests.Histories.HistoryChecker;

namespace ChatServer.ProgramTests.Histories;

/// <summary>The checker is only worth something if it finds what is wrong: each promise is broken once in a sound history.</summary>
public sealed class HistoryCheckerTests
{
    private static readonly Guid Tea = Guid.NewGuid();
    private static readonly Guid Ada = Guid.NewGuid();
    private static readonly Guid Ben = Guid.NewGuid();
    private static readonly Guid Cleo = Guid.NewGuid();

    [Fact]
    public void A_sound_history_is_found_sound() => Assert.Empty(Check(new Story().Told()));

    [Fact]
    public void A_lost_message_is_found() => Finds(StoredOnce, s => s.Messages.RemoveAt(1));

    [Fact]
    public void A_message_that_was_acknowledged_and_never_committed_is_found() =>
        Finds(StoredOnce, s => s.Sends.Add(Send(Ada, "too early", 90, 91, 9)));

    [Fact]
    public void A_doubled_message_is_found() => Finds(NothingInvented, s => s.Messages.Add(s.Messages[0] with { Id = Guid.NewGuid(), Seq = 8 }));

    [Fact]
    public void A_text_that_changed_on_the_way_is_found() => Finds(StoredOnce, s => s.Messages[0] = s.Messages[0] with { Content = "Coffee?" });

    [Fact]
    public void A_message_that_was_refused_and_is_there_is_found() =>
        Finds(NothingInvented, s => s.Sends[1] = s.Sends[1] with { Outcome = Outcome.Failed });

    [Fact]
    public void A_message_that_nobody_sent_is_found() => Finds(NothingInvented, s => s.Sends.RemoveAt(0));

    [Fact]
    public void A_message_of_unknown_outcome_may_be_there_or_not()
    {
        var story = new Story();
        story.Sends[1] = story.Sends[1] with { Outcome = Outcome.Unknown };
        story.Sends.Add(Send(Ada, "never arrived", 95, 96, 0) with { Outcome = Outcome.Unknown });

        Assert.Empty(Check(story.Told()));
    }

    [Fact]
    public void A_hole_in_the_positions_is_found() => Finds(NoHoles, s => s.Log.RemoveAt(2));

    [Fact]
    public void A_time_that_goes_back_is_found() => Finds(TimeForward, s => s.Log[5] = s.Log[5] with { At = At(2) });

    [Fact]
    public void A_message_of_another_time_than_its_change_is_found() =>
        Finds(TimeForward, s => s.Messages[2] = s.Messages[2] with { CreatedAt = At(6) });

    [Fact]
    public void Swapped_messages_are_found_by_the_clock() =>
        Finds(RealTime, s => (s.Sends[0], s.Sends[1]) = (s.Sends[0] with { Seq = 5 }, s.Sends[1] with { Seq = 4 }));

    [Fact]
    public void A_change_that_a_device_never_heard_is_found() => Finds(OneOrder, s => s.Heard.RemoveAt(1));

    [Fact]
    public void Changes_heard_in_another_order_are_found() => Finds(OneOrder, s => (s.Heard[0], s.Heard[1]) = (s.Heard[1], s.Heard[0]));

    [Fact]
    public void A_change_heard_twice_is_found() => Finds(OneOrder, s => s.Heard.Insert(1, s.Heard[1]));

    [Fact]
    public void A_device_that_stopped_hearing_is_found() => Finds(OneOrder, s => s.Heard.RemoveAll(h => h.Device == "Ben's" && h.Seq == 7));

    [Fact]
    public void A_repeated_send_with_another_answer_is_found() => Finds(OneAnswer, s => s.Sends[2] = s.Sends[2] with { Id = Guid.NewGuid() });

    [Fact]
    public void An_edit_that_was_acknowledged_and_lost_is_found() =>
        Finds(StoredOnce, s => s.Edits.Add(new EditAttempt(s.Messages[0].Id, "Tea, everybody?", Outcome.Ok)));

    [Fact]
    public void An_edit_that_was_refused_and_is_there_is_found() => Finds(StoredOnce, s =>
    {
        s.Edits.Add(new EditAttempt(s.Messages[0].Id, "Coffee?", Outcome.Failed));
        s.Messages[0] = s.Messages[0] with { Content = "Coffee?" };
    });

    [Theory]
    [InlineData("Cocoa?")]
    [InlineData("Milk?")]
    public void The_last_edit_counts_and_one_of_unknown_outcome_may(string content)
    {
        var story = new Story();
        var id = story.Messages[0].Id;
        story.Edits.AddRange([new(id, "Coffee?", Outcome.Ok), new(id, "Cocoa?", Outcome.Ok), new(id, "Milk?", Outcome.Unknown)]);
        story.Messages[0] = story.Messages[0] with { Content = content };

        Assert.Empty(Check(story.Told()));
    }

    [Fact]
    public void A_text_that_is_gone_though_nobody_deleted_it_is_found() =>
        Finds(StoredOnce, s => s.Messages[0] = s.Messages[0] with { Content = null });

    [Fact]
    public void A_message_of_someone_who_had_left_is_found() => Finds(NothingAfterLeaving, s => s.Messages[2] = s.Messages[2] with { SenderId = Cleo });

    [Fact]
    public void A_deleted_text_that_is_still_there_is_found() => Finds(Gone, s => s.Edits.Add(new EditAttempt(s.Messages[0].Id, null, Outcome.Ok)));

    [Fact]
    public void A_mark_that_goes_back_is_found() =>
        Finds(MarksForward, s => s.Marks.Add(new MarkAnswer(Tea, Ben, 80, 81, DeliveredSeq: 5, ReadSeq: 4)));

    [Fact]
    public void A_mark_that_was_acknowledged_and_lost_is_found() => Finds(MarksForward, s => s.Members[1] = s.Members[1] with { ReadSeq = 3 });

    [Fact]
    public void Read_without_delivered_is_found() =>
        Finds(MarksForward, s => s.Members[1] = s.Members[1] with { DeliveredSeq = 4, ReadSeq = 5 });

    [Fact]
    public void A_wrong_unread_count_is_found() => Finds(ExactUnread, s => s.Members[1] = s.Members[1] with { Unread = 2 });

    [Fact]
    public void A_change_heard_after_leaving_is_found() =>
        Finds(NothingAfterLeaving, s => s.Heard.Add(new Heard("Cleo's", Cleo, Tea, 1, 7, "message.sent", s.Messages[2].Id)));

    [Fact]
    public void A_change_of_another_epoch_is_found() => Finds(OneEpoch, s => s.Heard[0] = s.Heard[0] with { Epoch = 2 });

    [Theory]
    [InlineData("tea", null)]
    [InlineData("tea", "te")]
    [InlineData(null, null)]
    public void An_upload_of_which_something_is_missing_is_found(string? content, string? found) =>
        Finds(UploadsStay, s => s.Uploads.Add(new Upload(Guid.NewGuid(), content, found)));

    [Fact]
    public void A_device_that_ends_otherwise_than_a_fresh_one_is_found() => Finds(FreshState, s => s.State = "Tea?");

    private static void Finds(string promise, Action<Story> breakIt)
    {
        var story = new Story();
        breakIt(story);

        Assert.Contains(Check(story.Told()), v => v.Promise == promise);
    }

    private static DateTimeOffset At(long minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);

    private static SendAttempt Send(Guid sender, string content, long invokedAt, long endedAt, long seq) =>
        new(Tea, sender, Guid.NewGuid(), content, invokedAt, endedAt, Outcome.Ok, Guid.NewGuid(), seq);

    /// <summary>Ada starts a group with Ben and Cleo; Ada and Ben speak, Cleo leaves, Ada speaks again and Ben has read all but that.</summary>
    private sealed class Story
    {
        public Story()
        {
            Sends = [Send(Ada, "Tea?", 10, 20, 4), Send(Ben, "Please", 30, 40, 5), Send(Ada, "Now?", 50, 60, 7)];
            Sends.Add(Sends[2] with { InvokedAt = 61, EndedAt = 70 });
            Messages = [.. Sends.Take(3).Select(s => new StoredMessage(s.Id, s.Seq, s.SenderId, s.ClientId, s.Content, At(s.Seq)))];
            Log =
            [
                new(1, "conversation.created", Tea, At(1)), new(2, "member.joined", Ada, At(1)), new(3, "member.joined", Ben, At(1)),
                new(4, "message.sent", Messages[0].Id, At(4)), new(5, "message.sent", Messages[1].Id, At(5)), new(6, "member.left", Cleo, At(5)),
                new(7, "message.sent", Messages[2].Id, At(7)),
            ];
            Heard =
            [
                .. Log.Skip(3).Select(c => new Heard("Ben's", Ben, Tea, 1, c.Seq, c.Kind, c.SubjectId)),
                .. Log.Skip(3).SkipLast(1).Select(c => new Heard("Cleo's", Cleo, Tea, 1, c.Seq, c.Kind, c.SubjectId)),
            ];
            Marks = [new(Tea, Ben, 45, 46, DeliveredSeq: 6, ReadSeq: 5), new(Tea, Ben, 47, 48, DeliveredSeq: 7, ReadSeq: 5)];
            Members = [new(Ada, 2, null, 7, 7, 0), new(Ben, 3, null, 7, 5, 1), new(Cleo, 3, 6, 5, 5, 0)];
        }

        public List<SendAttempt> Sends { get; }

        public List<StoredMessage> Messages { get; }

        public List<StoredChange> Log { get; }

        public List<Heard> Heard { get; }

        public List<MarkAnswer> Marks { get; }

        public List<StoredMember> Members { get; }

        public List<EditAttempt> Edits { get; } = [];

        public List<Upload> Uploads { get; } = [new(Guid.NewGuid(), "a picture of tea", "a picture of tea"), new(Guid.NewGuid(), null, "another")];

        public string State { get; set; } = "Tea? Please Now?";

        public History Told()
        {
            var history = new History();
            foreach (var send in Sends) history.Sends.Enqueue(send);
            foreach (var heard in Heard) history.Heard.Enqueue(heard);
            foreach (var marks in Marks) history.Marks.Enqueue(marks);
            foreach (var upload in Uploads) history.Uploads.Enqueue(upload);
            foreach (var edit in Edits) history.Edits.Enqueue(edit);
            history.States.Enqueue(new FinalState("Ben's", Ben, State, "Tea? Please Now?"));
            history.Stored.Enqueue(new StoredConversation(Tea, 1, 7, Log, Messages, Members));
            return history;
        }
    }
}
