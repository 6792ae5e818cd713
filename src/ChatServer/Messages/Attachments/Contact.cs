using ChatServer.Http;
using ChatServer.Texts;

namespace ChatServer.Messages.Attachments;

/// <summary>How somebody can be reached, as the sender says. Nothing of it is checked.</summary>
/// <param name="Name" example="Ada Lovelace">1 to 200 characters.</param>
/// <param name="UserId">Their account on this server if they have one.</param>
/// <param name="Phone" example="+351 21 000 0000">At most 200 characters.</param>
/// <param name="Email" example="ada@tea.example">At most 200 characters.</param>
public sealed record Contact(
    [TextLimit(1, AttachmentRules.MaxTextLength)] string Name,
    Guid? UserId = null,
    [TextLimit(0, AttachmentRules.MaxTextLength)] string? Phone = null,
    [TextLimit(0, AttachmentRules.MaxTextLength)] string? Email = null)
{
    internal Contact Parse(string field) => new(
        ShortText.Parse(Name, $"{field}.name", AttachmentRules.MaxTextLength),
        UserId,
        AttachmentRules.Text(Phone, $"{field}.phone"),
        AttachmentRules.Text(Email, $"{field}.email"));
}
