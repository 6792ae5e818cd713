using System.Globalization;
using System.Text;

namespace ChatServer.LiveEvents.Calendar;

/// <summary>Writes events as calendars read them (RFC 5545). Where the video is stays out: calendars are passed on.</summary>
public sealed class EventCalendar(TimeProvider clock)
{
    public const string ContentType = "text/calendar";

    private const string Program = "-//ChatServer//Events//EN";

    public byte[] Write(IEnumerable<EventView> events, string? name = null)
    {
        var text = new CalendarText();
        text.Add("BEGIN", "VCALENDAR");
        text.Add("VERSION", "2.0");
        text.Add("PRODID", Program);
        text.Add("CALSCALE", "GREGORIAN");
        text.Add("METHOD", "PUBLISH");
        text.AddText("X-WR-CALNAME", name);
        foreach (var one in events) Add(text, one);
        text.Add("END", "VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Add(CalendarText text, EventView view)
    {
        var (begin, end) = (view.StartedAt ?? view.ScheduledAt, view.State == EventState.Ended ? view.EndedAt!.Value : view.ScheduledEndAt);
        text.Add("BEGIN", "VEVENT");
        text.Add("UID", $"{view.Id}");
        text.AddTime("DTSTAMP", clock.GetUtcNow());
        text.AddTime("CREATED", view.CreatedAt);
        text.AddTime("DTSTART", begin);

        // The end is after the beginning (section 3.8.2.2), in whole seconds.
        text.AddTime("DTEND", end >= begin.AddSeconds(1) ? end : begin.AddSeconds(1));
        text.Add("SEQUENCE", Math.Min(view.Version, int.MaxValue).ToString(CultureInfo.InvariantCulture));
        text.Add("STATUS", view.State == EventState.Cancelled ? "CANCELLED" : "CONFIRMED");
        text.AddText("SUMMARY", view.Title);
        text.AddText("DESCRIPTION", view.Description);
        text.AddText("CATEGORIES", view.Topic);
        text.Add("END", "VEVENT");
    }
}
