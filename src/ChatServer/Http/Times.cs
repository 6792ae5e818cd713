namespace ChatServer.Http;

public static class Times
{
    /// <summary>Times are kept and written to the millisecond, so what is answered is what is stored.</summary>
    public static DateTimeOffset CutToMilliseconds(this DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
