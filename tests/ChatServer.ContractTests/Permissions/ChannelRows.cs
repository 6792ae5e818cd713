using static ChatServer.ContractTests.Permissions.Row;

namespace ChatServer.ContractTests.Permissions;

internal static class ChannelRows
{
    public static readonly Row[] All =
    [
        // anonymous, deleted account | stranger, ex-member, server moderator, server admin | member, moderator, admin, owner
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "startConversation", "a channel",
            _ => Call.With(new { kind = "channel", title = "News", topic = "tea", @public = true, memberIds = Array.Empty<Guid>() })),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "listChannels, listTopics", "the directory", _ => Call.With()),
        Rule("401 401 | yes yes yes yes | yes yes yes yes", "readChannel, drawChannel, drawChannelAsPng", "that is public", s => Call.Channel(s.OpenChannel)),
        Rule("401 401 | con con con con | yes yes yes yes", "readChannel, drawChannel, drawChannelAsPng", "that is not public", s => Call.Channel(s.Channel)),
        Once("401 401 | yes yes yes yes | yes yes yes yes", "subscribe", "to what is public", s => Call.Channel(s.OpenChannel)),
        Rule("401 401 | con con con con | yes yes yes yes", "subscribe", "to what is not public", s => Call.Channel(s.Channel)),
        Rule("401 401 | con con con con | 403 403 yes yes", "listSubscribers", "of a channel", s => Call.Channel(s.Channel)),
        Rule("401 401 | con con con con | chn chn chn chn", "listSubscribers", "of a group", s => Call.Channel(s.Group)),

        Rule("401 401 | con con con con | yes yes yes yes", "readConversation, listMessages, listMembers", "a channel", s => Call.In(s.Channel)),
        Rule("401 401 | con con con con | 403 403 yes yes", "sendMessage, hub Send", "to a channel",
            s => Call.In(s.Channel, new { clientId = Guid.NewGuid(), content = "News" })),
        Rule("401 401 | con con con con | 403 403 yes yes", "updateConversation", "a channel's topic",
            s => Call.In(s.Channel, new { topic = "tea", @public = false })),
        Rule("401 401 | con con con con | chn chn chn chn", "updateConversation", "a group's topic", s => Call.In(s.Group, new { topic = "tea" })),
        Rule("401 401 | con con con con | grp grp grp grp", "startThread", "in a channel", s => Call.In(s.Channel, new { title = "Cups" })),
        Once("401 401 | con con con con | 403 403 yes yes", "addMembers", "to a channel",
            s => Call.In(s.Channel, new { userIds = new[] { s.Cast[Role.Stranger].Id } })),
        Once("401 401 | con con con con | 403 403 yes yes", "removeMember", "a subscriber", s => Call.On(s.Channel, s.Cast.Bystander.Id)),
        Once("401 401 | con con con con | 403 yes yes yes", "banMember", "a subscriber", s => Call.On(s.Channel, s.Cast.Bystander.Id, new { reason = "Noise" })),
        Once("401 401 | con con con con | 403 403 403 yes", "deleteConversation", "a channel", s => Call.In(s.Channel)),
    ];
}
