using System.ComponentModel.DataAnnotations;
using ChatServer.Refusals;

namespace ChatServer.Messages.Entities;

/// <summary>Whom a text may mention. Nobody else is mentioned by it, so an empty object is: nobody.</summary>
/// <param name="Users">At most 100 people. To be mentioned they must be in the text too, and in the conversation.</param>
/// <param name="All">Whether "@all" in the text mentions everybody.</param>
public sealed record AllowedMentions([MaxLength(AllowedMentions.MaxUsers)] IReadOnlyList<Guid>? Users = null, bool All = false)
{
    public const int MaxUsers = 100;

    internal void RequireSound()
    {
        if (Users?.Count > MaxUsers) throw Refusal.InvalidRequest("allowedMentions.users", $"It must have at most {MaxUsers}.");
    }
}
