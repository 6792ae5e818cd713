using ChatServer.Harness;
using ChatServer.Http;
using ChatServer.Refusals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatServer.Tests.Http;

/// <summary>The server with a few more actions, which do what must not happen in the real ones.</summary>
public sealed class ProbeApp : ChatApp
{
    protected override void ConfigureServices(IServiceCollection services) =>
        services.AddControllers().AddApplicationPart(typeof(ProbeController).Assembly);
}

public sealed record ProbeRequest(string Name, IReadOnlyList<Guid>? MemberIds = null);

[ApiController]
[Route("api/v1/probe")]
[AllowAnonymous]
public sealed class ProbeController : ControllerBase
{
    public const string Secret = "Host=db;Password=hunter2";

    [HttpPost("bodies")]
    public ProbeRequest Take(ProbeRequest request) => request;

    [HttpGet("items/{id}")]
    public Guid Read(Guid id) => id;

    [HttpDelete("items/{id}")]
    public NoContentResult Remove(Guid id) => id == Guid.Empty ? throw new InvalidOperationException() : NoContent();

    [HttpGet("items")]
    public PageRequest List([FromQuery] PageRequest page, [FromQuery] IReadOnlyList<Guid>? ids) =>
        ids is { Count: > 1 } ? new PageRequest { Limit = ids.Count } : page;

    [HttpPut("items/{id}")]
    public string Replace(Guid id, [FromHeader(Name = "If-Match")] string? ifMatch)
    {
        EntityTag.Require(ifMatch, EntityTag.Of(7));
        return id.ToString();
    }

    [HttpGet("failures/{kind}")]
    public string Fail(string kind) => throw kind switch
    {
        "unexpected" => new InvalidOperationException(Secret),
        "database" => new NpgsqlException(Secret, new TimeoutException("The connection pool has been exhausted")),
        "retried" => new InvalidOperationException(Secret, new NpgsqlException(Secret)),
        "saving" => new DbUpdateException(Secret, new NpgsqlException(Secret)),
        "deadlock" => new PostgresException(Secret, "ERROR", "ERROR", "40P01"),
        "statement" => new PostgresException(Secret, "ERROR", "ERROR", "42601"),
        "not-allowed" => Refusal.NotAllowed(),
        "too-many-requests" => Refusal.TooManyRequests(TimeSpan.FromMilliseconds(1200)),
        _ => Refusal.NotFound(),
    };
}
