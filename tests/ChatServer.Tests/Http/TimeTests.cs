using System.Globalization;
using System.Text.Json;
using ChatServer.Http;

namespace ChatServer.Tests.Http;

public sealed class TimeTests
{
    [Theory]
    [InlineData("2026-11-21T08:05:09.0470000Z", "2026-11-21T08:05:09.047Z")]
    [InlineData("2026-11-21T08:05:09.9999999Z", "2026-11-21T08:05:09.999Z")]
    [InlineData("2026-11-21T00:30:00.0000000+05:30", "2026-11-20T19:00:00.000Z")]
    [InlineData("0001-01-01T00:00:00.0000000Z", "0001-01-01T00:00:00.000Z")]
    [InlineData("9999-12-31T23:59:59.9990000Z", "9999-12-31T23:59:59.999Z")]
    public void A_time_is_written_in_utc_and_cut_to_milliseconds(string time, string written)
    {
        var value = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

        Assert.Equal($"\"{written}\"", JsonSerializer.Serialize(value, WireJson.Options));
    }
}
