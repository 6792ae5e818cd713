using System.Text.Json.Serialization;
using ChatServer.Http;
using ChatServer.Refusals;

namespace ChatServer.Messages.Attachments;

/// <summary>A place on Earth (WGS 84).</summary>
/// <param name="Latitude" example="38.7223">Degrees north, -90 to 90.</param>
/// <param name="Longitude" example="-9.1393">Degrees east, -180 to 180.</param>
/// <param name="Accuracy" example="20">How far it may be off, in metres, 0 to 1,000,000 if that is known.</param>
/// <param name="Name" example="The tea house">At most 200 characters if it has one.</param>
public sealed record Location(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double Latitude,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double Longitude,
    double? Accuracy = null,
    [TextLimit(0, AttachmentRules.MaxTextLength)] string? Name = null)
{
    private const double MaxAccuracy = 1_000_000;

    /// <exception cref="RefusalException">It is nowhere.</exception>
    internal Location Parse(string field)
    {
        RequireWithin(-90, 90, Latitude, $"{field}.latitude");
        RequireWithin(-180, 180, Longitude, $"{field}.longitude");
        RequireWithin(0, MaxAccuracy, Accuracy ?? 0, $"{field}.accuracy");
        return this with { Name = AttachmentRules.Text(Name, $"{field}.name") };
    }

    private static void RequireWithin(double least, double most, double value, string field)
    {
        if (!(value >= least && value <= most)) throw Refusal.InvalidRequest(field, FormattableString.Invariant($"It must be {least} to {most}."));
    }
}
