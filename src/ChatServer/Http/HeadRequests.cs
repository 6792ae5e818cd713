namespace ChatServer.Http;

/// <summary>Answers HEAD wherever there is GET (RFC 9110 section 9.1 asks for both): as GET, of which Kestrel leaves out the body.</summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    private static readonly object Mark = new();

    /// <summary>Whether nobody will get the body, so that a large one need not be read.</summary>
    public static bool IsHead(HttpContext context) => context.Items.ContainsKey(Mark);

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Items[Mark] = true;
        }

        await next(context);

        var allowed = context.Response.Headers.GetCommaSeparatedValues("Allow");
        if (allowed.Contains(HttpMethods.Get) && !context.Response.HasStarted) context.Response.Headers.Allow = string.Join(", ", [.. allowed, HttpMethods.Head]);
    }
}
