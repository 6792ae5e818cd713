using System.Reflection;
using System.Text.Json;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.SignalR;

namespace ChatServer.Http.Docs;

/// <summary>Describes the hub, as its methods, the interface of its clients and their comments are.</summary>
internal static class HubPage
{
    private const string Connecting = """
        import { HubConnectionBuilder, HttpTransportType } from "@microsoft/signalr";

        // In a browser: a ticket opens one socket within 30 seconds, so that no session token stands in a URL.
        const ticket = async () => (await (await fetch("/api/v1/realtime/tickets",
          { method: "POST", headers: { Authorization: `Bearer ${token}` } })).json()).ticket;

        const hub = new HubConnectionBuilder()
          .withUrl("/hubs/chat", { accessTokenFactory: ticket, skipNegotiation: true, transport: HttpTransportType.WebSockets })
          .withAutomaticReconnect()
          .build();

        hub.on("change", change => console.log(change.kind, change));
        await hub.start();
        await hub.invoke("Send", conversationId, { clientId: crypto.randomUUID(), content: "Hello" });
        """;

    private const string Frames = """
        → {"protocol":"json","version":1}<RS>
        ← {}<RS>
        → {"type":1,"invocationId":"1","target":"Send","arguments":["<conversationId>",{"clientId":"<uuid>","content":"Hello"}]}<RS>
        ← {"type":3,"invocationId":"1","result":{ … the message … }}<RS>
        ← {"type":1,"target":"change","arguments":[{"conversationId":"…","epoch":1,"seq":7,"kind":"message.sent","message":{ … }}]}<RS>
        ← {"type":3,"invocationId":"2","error":"{\"type\":\"/problems/no-such-conversation\",\"status\":404,\"code\":\"no-such-conversation\", …}"}<RS>
        """;

    private static readonly string[] ArgumentHeads = ["argument", "meaning"];
    private static readonly string[] MemberHeads = ["member", "type", "meaning"];

    public static IResult Show(XmlDocs comments)
    {
        var page = new Html()
            .Paragraph("SignalR with its JSON protocol over WebSockets at /hubs/chat. Native clients send \"Authorization: Bearer <session token or ticket>\"; "
                + "browsers put a ticket (POST /api/v1/realtime/tickets) into the URL as access_token. A session token in the URL is refused.")
            .Paragraph("A refused call fails with a problem document as its message, the same as the REST request would answer. "
                + "Names of calls are written with a capital, names of events without. After a reconnect, call Sync: it brings what was missed.")
            .Heading(2, "Connecting").Code(Connecting)
            .Heading(2, "On the wire").Paragraph("Each frame ends with the character U+001E, shown here as <RS>.").Code(Frames);

        ClientRules.Describe(page);

        foreach (var hub in typeof(HubPage).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Hub)) && !t.IsAbstract)) Describe(page, hub, comments);
        return page.Page("Hub");
    }

    private static void Describe(Html page, Type hub, XmlDocs comments)
    {
        page.Heading(2, "Calls (client to server)");
        foreach (var call in Calls(hub)) DescribeCall(page, call, comments);

        var client = hub.BaseType!.GenericTypeArguments.FirstOrDefault();
        if (client is null) return;

        page.Heading(2, "Events (server to client)").Paragraph("Each event has one argument, an object.");
        foreach (var method in client.GetMethods()) DescribeEvent(page, method, comments);
    }

    // Methods with another name on the wire are not for clients.
    private static IEnumerable<MethodInfo> Calls(Type hub) =>
        hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsVirtual && !m.IsSpecialName && m.GetCustomAttribute<HubMethodNameAttribute>() is null);

    private static void DescribeCall(Html page, MethodInfo call, XmlDocs comments)
    {
        // Everything from the client comes as JSON; the rest is injected.
        var arguments = call.GetParameters().Where(p => p.ParameterType == typeof(JsonElement)).ToList();

        page.Heading(3, $"{call.Name}({string.Join(", ", arguments.Select(a => a.Name))})", call.Name)
            .Paragraph(comments.Summary(call))
            .Paragraph(comments.Remarks(call));
        if (arguments.Count > 0) page.Table(ArgumentHeads, arguments.Select(a => (IReadOnlyList<string>)[a.Name!, comments.Param(call, a.Name!)]));
        if (comments.Returns(call) is { Length: > 0 } answer) page.Paragraph($"Answers: {answer}");
        if (call.GetCustomAttribute<RateLimitAttribute>() is { } limit)
            page.Paragraph($"Counts under the rate limit \"{JsonNamingPolicy.CamelCase.ConvertName(limit.Policy.ToString())}\", together with the REST request.");
    }

    private static void DescribeEvent(Html page, MethodInfo method, XmlDocs comments)
    {
        var payload = method.GetParameters()[0].ParameterType;

        page.Heading(3, JsonNamingPolicy.CamelCase.ConvertName(method.Name))
            .Paragraph(comments.Summary(method))
            .Paragraph(comments.Remarks(method))
            .Paragraph(comments.Summary(payload))
            .Table(MemberHeads, payload.GetProperties().Select(p => (IReadOnlyList<string>)
                [JsonNamingPolicy.CamelCase.ConvertName(p.Name), DataModel.TypeName(p.PropertyType), comments.Summary(p)]));
    }
}
