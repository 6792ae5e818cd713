namespace ChatServer.ContractTests.BadInput;

/// <summary>A sound request with one thing wrong.</summary>
/// <param name="Operation">What is asked for.</param>
/// <param name="Place">Where it is wrong: a JSON path in a body, or the name of a parameter or a header.</param>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Message">What is sent.</param>
/// <param name="Status">What it must be answered with.</param>
/// <param name="Code">The problem's code; null where there are several for the same mistake.</param>
internal sealed record BadRequest(ApiOperation Operation, string Place, string Kind, HttpRequestMessage Message, int Status = 400, string? Code = "invalid-request")
{
    public override string ToString() => $"{Operation.Method} {Message.RequestUri} ({Operation}), {Place}: {Kind}";
}
