using ChatServer.Changes;

namespace ChatServer.Users;

/// <summary>What others see of a person has changed.</summary>
public sealed record CardChanged(UserCard Card) : Signal;

/// <summary>A person changed whether their reads are shown.</summary>
public sealed record PrivacyChanged(Guid UserId, bool ShowReads) : Signal;
