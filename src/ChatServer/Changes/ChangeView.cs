using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServer.Changes;

/// <summary>A change as clients see it: what happened, and the whole current view of what it happened to.</summary>
/// <remarks>On the wire the view is a member with the subject's name, such as "message", beside seq, kind, at and actorId.</remarks>
/// <param name="Seq">Its position in the conversation.</param>
/// <param name="Kind">What happened.</param>
/// <param name="SubjectId">What it happened to.</param>
/// <param name="At">When; never before the change ahead of it.</param>
/// <param name="ActorId">Who did it.</param>
/// <param name="View">The subject as it is now; null of a message that the reader does not see.</param>
[JsonConverter(typeof(ChangeViewConverter))]
public sealed record ChangeView(long Seq, ChangeKind Kind, Guid SubjectId, DateTimeOffset At, Guid ActorId, object? View)
{
    public static ChangeView Of(CommittedChange c) => new(c.Seq, c.Kind, c.SubjectId, c.At, c.ActorId, c.View);

    /// <summary>The change for somebody who sees what stands after this position: of anything before it they hear only that something happened.</summary>
    public ChangeView For(long historySeq) => IsHiddenFrom(historySeq) ? this with { View = null } : this;

    public bool IsHiddenFrom(long historySeq) => View is IPlaced { Seq: var seq } && seq <= historySeq;

    internal void WriteMembers(Utf8JsonWriter writer, JsonSerializerOptions options)
    {
        writer.WriteNumber("seq", Seq);
        writer.WriteString("kind", Kind.Name);
        writer.WritePropertyName("at");
        JsonSerializer.Serialize(writer, At, options);
        writer.WriteString("actorId", ActorId);
        writer.WritePropertyName(Kind.Subject);
        JsonSerializer.Serialize(writer, View, options);
    }
}

/// <summary>The "change" event: a change with the conversation and epoch that it belongs to.</summary>
/// <param name="ConversationId">Where it happened.</param>
/// <param name="Epoch">Positions are comparable within one epoch only.</param>
/// <param name="Change">
/// Not a member of its own: "seq", "kind", "at", "actorId" and the current view of the subject under its name stand beside the two above.
/// </param>
[JsonConverter(typeof(ChangeEventConverter))]
public sealed record ChangeEvent(Guid ConversationId, int Epoch, ChangeView Change);

internal sealed class ChangeViewConverter : JsonConverter<ChangeView>
{
    public override ChangeView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Changes are only written.");

    public override void Write(Utf8JsonWriter writer, ChangeView value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        value.WriteMembers(writer, options);
        writer.WriteEndObject();
    }
}

internal sealed class ChangeEventConverter : JsonConverter<ChangeEvent>
{
    public override ChangeEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Changes are only written.");

    public override void Write(Utf8JsonWriter writer, ChangeEvent value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("conversationId", value.ConversationId);
        writer.WriteNumber("epoch", value.Epoch);
        value.Change.WriteMembers(writer, options);
        writer.WriteEndObject();
    }
}
