using ChatServer.Changes;

namespace ChatServer.Users;

/// <summary>What others see of a person has changed.</summary>
public sealed record CardChanged(CardFaces Faces) : Signal;

/// <summary>A person lets others in on more or less than before.</summary>
public sealed record PrivacyChanged(Guid UserId, Privacy Privacy) : Signal;

/// <summary>Two people stand to each other in another way than before.</summary>
public sealed record RelationChanged(Guid OneId, Guid OtherId, Relation Relation) : Signal;
