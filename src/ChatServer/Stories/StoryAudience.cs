using ChatServer.Blocks;
using ChatServer.Contacts;
using ChatServer.Conversations;
using ChatServer.Persistence;

namespace ChatServer.Stories;

/// <summary>Who is the audience of a story. Whatever decides that is here, and nobody asks it otherwise.</summary>
public sealed class StoryAudience(ChatDbContext db, TimeProvider clock)
{
    /// <summary>Whom a story of this person can be for, as of now. Each may come more than once.</summary>
    public IQueryable<Guid> Of(Guid authorId, StoryAudienceKind kind)
    {
        var apart = db.ApartFrom(authorId);
        var people = kind switch
        {
            StoryAudienceKind.Directs => With(authorId, ConversationKind.Direct),
            StoryAudienceKind.Contacts => ContactsOf(authorId),
            _ => MetBy(authorId),
        };
        return people.Where(id => !apart.Contains(id));
    }

    /// <summary>
    /// Whom somebody shares a conversation with, or has for a contact, also those from whom a block keeps them apart: that it does must not show by a refusal.
    /// </summary>
    public IQueryable<Guid> MetBy(Guid userId) => With(userId, null).Concat(ContactsOf(userId));

    /// <summary>Those who made something of stories of this person, as far as they are to know.</summary>
    public IQueryable<StoryViewer> WhoSaw(Guid authorId)
    {
        var apart = db.ApartFrom(authorId);
        return db.Set<StoryViewer>().Where(v => v.SeenAt != null && !apart.Contains(v.UserId));
    }

    /// <summary>The stories that somebody may see: their own, and those that are for them, until their time has come.</summary>
    public IQueryable<Story> VisibleTo(Guid readerId)
    {
        var now = clock.GetUtcNow();
        var apart = db.ApartFrom(readerId);
        return db.Set<Story>().Where(s => s.ExpiresAt > now
            && db.Users.Any(u => u.Id == s.AuthorId && u.DeletedAt == null)
            && !apart.Contains(s.AuthorId)
            && (s.AuthorId == readerId
                || db.Set<StoryViewer>().Any(v => v.StoryId == s.Id && v.UserId == readerId && v.RemovedAt == null)));
    }

    private IQueryable<Guid> ContactsOf(Guid userId) => db.Set<Contact>()
        .Where(c => c.UserId == userId && db.Users.Any(u => u.Id == c.ContactId && u.DeletedAt == null)).Select(c => c.ContactId);

    /// <summary>People with whom somebody is in a conversation, of this kind if one is given, but no channel.</summary>
    private IQueryable<Guid> With(Guid userId, ConversationKind? kind)
    {
        var members = db.Set<Membership>().Where(m => m.LeftSeq == null);
        return
            from mine in members
            where mine.UserId == userId && db.Set<Conversation>().Any(c =>
                c.Id == mine.ConversationId && (kind == null ? !ConversationKinds.OfCrowds.Contains(c.Kind) : c.Kind == kind))
            join other in members on mine.ConversationId equals other.ConversationId
            where other.UserId != userId && db.Users.Any(u => u.Id == other.UserId && u.DeletedAt == null)
            select other.UserId;
    }
}
