using ChatServer.LiveEvents;
using ChatServer.Refusals;

namespace ChatServer.Tests.LiveEvents;

/// <summary>What may happen to an event when, without a server.</summary>
public sealed class LiveEventTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_scheduled_then_live_then_ended()
    {
        var tasting = Planned();
        Assert.Equal((EventState.Scheduled, null, null), (tasting.State, tasting.StartedAt, tasting.EndedAt));

        Assert.True(tasting.Start(Now.AddHours(1)));
        Assert.Equal((EventState.Live, Now.AddHours(1), null), (tasting.State, tasting.StartedAt, tasting.EndedAt));

        Assert.True(tasting.End(Now.AddHours(2)));
        Assert.Equal((EventState.Ended, Now.AddHours(1), Now.AddHours(2)), (tasting.State, tasting.StartedAt, tasting.EndedAt));
    }

    [Fact]
    public void Doing_it_again_changes_nothing()
    {
        var (tasting, party) = (Planned(), Planned());
        tasting.Start(Now);
        Assert.False(tasting.Start(Now.AddHours(1)));
        tasting.End(Now.AddHours(1));
        Assert.False(tasting.End(Now.AddHours(2)));
        party.Cancel(Now);
        Assert.False(party.Cancel(Now.AddHours(1)));

        Assert.Equal((Now, Now.AddHours(1), Now), (tasting.StartedAt, tasting.EndedAt, party.EndedAt));
    }

    [Theory]
    [InlineData(EventState.Scheduled, "ok", "event-not-live", "ok")]
    [InlineData(EventState.Live, "ok", "ok", "event-live")]
    [InlineData(EventState.Ended, "event-over", "ok", "event-over")]
    [InlineData(EventState.Cancelled, "event-over", "event-over", "ok")]
    public void From_each_state_it_moves_forward_alone(EventState state, string start, string end, string cancel)
    {
        Assert.Equal(start, Outcome(state, e => e.Start(Now)));
        Assert.Equal(end, Outcome(state, e => e.End(Now)));
        Assert.Equal(cancel, Outcome(state, e => e.Cancel(Now)));
    }

    [Theory]
    [InlineData(EventState.Scheduled, "ok", "ok", "ok")]
    [InlineData(EventState.Live, "event-live", "ok", "ok")]
    [InlineData(EventState.Ended, "event-over", "event-over", "ok")]
    [InlineData(EventState.Cancelled, "event-over", "event-over", "event-over")]
    public void Each_state_closes_what_it_makes_past(EventState state, string begin, string plan, string video)
    {
        Assert.Equal(begin, Outcome(state, e => Change(e, scheduledAt: Now.AddDays(2))));
        Assert.Equal(plan, Outcome(state, e => Change(e, capacity: 5)));
        Assert.Equal(video, Outcome(state, e => Change(e, streamUrl: "https://example.org/recording.mp4")));
        Assert.Equal("ok", Outcome(state, e => Change(e)));
    }

    [Fact]
    public void It_begins_in_the_future_and_lasts_for_a_week_at_most()
    {
        Refuses("scheduledAt", () => Planned(Now));
        Refuses("scheduledAt", () => Planned(Now.AddDays(367)));
        Refuses("scheduledEndAt", () => Planned(Now.AddDays(1), Now.AddDays(1)));
        Refuses("scheduledEndAt", () => Planned(Now.AddDays(1), Now.AddDays(8).AddMilliseconds(1)));
        Assert.Equal(Now.AddDays(1).AddHours(1), Planned().ScheduledEndAt);
    }

    [Theory]
    [InlineData("ftp://example.org/tea")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//example.org/tea.m3u8")]
    [InlineData("tea.m3u8")]
    [InlineData("https://ada:secret@example.org/tea.m3u8")]
    public void A_video_is_at_an_address_of_the_web(string streamUrl) =>
        Refuses("streamUrl", () => EventDetails.Parse(streamUrl, null, Now.AddDays(1), null, null));

    private static LiveEvent Planned(DateTimeOffset? at = null, DateTimeOffset? endAt = null) => LiveEvent.Schedule(
        Guid.NewGuid(), EventVisibility.Public, EventDetails.Parse("https://example.org/tea.m3u8", "Tea", at ?? Now.AddDays(1), endAt, 50), Now);

    private static LiveEvent In(EventState state)
    {
        var tasting = Planned();
        if (state == EventState.Cancelled) tasting.Cancel(Now);
        if (state is EventState.Live or EventState.Ended) tasting.Start(Now);
        if (state == EventState.Ended) tasting.End(Now);
        return tasting;
    }

    private static bool Change(LiveEvent e, DateTimeOffset? scheduledAt = null, int? capacity = null, string? streamUrl = null) => e.Change(
        EventDetails.Parse(streamUrl ?? e.StreamUrl, e.Topic, scheduledAt ?? e.ScheduledAt, scheduledAt?.AddHours(1) ?? e.ScheduledEndAt, capacity ?? e.Capacity), Now);

    private static string Outcome(EventState state, Func<LiveEvent, bool> act)
    {
        try
        {
            act(In(state));
            return "ok";
        }
        catch (RefusalException refusal)
        {
            return refusal.Code;
        }
    }

    private static void Refuses(string field, Func<object> act) =>
        Assert.Equal([field], Assert.Throws<RefusalException>(act).Errors!.Keys);
}
