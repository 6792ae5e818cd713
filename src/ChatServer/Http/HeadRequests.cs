namespace ChatServer.Http;

/// <summary>Answers HEAD wherever there is GET (RFC 9110 section 9.1 asks for both): as GET, of which Kestrel leaves out the body.</summary>
internal sealed class HeadRequests(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method)) context.Request.Method = HttpMethods.Get;
        await next(context);

        var allowed = context.Response.Headers.GetCommaSeparatedValues("Allow");
        if (allowed.Contains(HttpMethods.Get) && !context.Response.HasStarted) context.Response.Headers.Allow = string.Join(", ", [.. allowed, HttpMethods.Head]);
    }
}
