using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Conversations;
using ChatServer.Media;
using ChatServer.Media.Processing;
using ChatServer.Persistence;
using ChatServer.Users;
using ChatServer.Users.Roles;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Harness;

/// <summary>The real server on a real port of its own with a database of its own. Use it as a class fixture, or start one with settings.</summary>
public class ChatApp : IChatServer, IAsyncLifetime
{
    private readonly DirectoryInfo _dataDirectory = Directory.CreateTempSubdirectory("chatserver-data-");
    private Factory? _factory;
    private bool _ownsDatabase;
    private bool _isDisposed;

    public ManualClock Clock { get; private init; } = new();

    /// <summary>Settings on top of the harness' own, such as ("RateLimits:Enabled", "true").</summary>
    public IReadOnlyDictionary<string, string> Settings { get; protected init; } = new Dictionary<string, string>();

    public string ConnectionString { get; private set; } = "";

    /// <summary>Requests to this server, by paths that begin with a slash.</summary>
    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    public Uri Address => _factory!.ClientOptions.BaseAddress;

    /// <summary>The one site that the server fetches from although it is on this machine.</summary>
    public TestSite Elsewhere { get; } = new();

    /// <summary>Where the server keeps its files.</summary>
    public string DataDirectory => _dataDirectory.FullName;

    public IServiceProvider Services => _factory!.Services;

    public static async Task<ChatApp> StartAsync(params (string Key, string Value)[] settings)
    {
        var app = new ChatApp { Settings = settings.ToDictionary(s => s.Key, s => s.Value) };
        try
        {
            await app.InitializeAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a second node on the same database and clock, with the same settings but for these.</summary>
    public async Task<ChatApp> StartNodeAsync(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(Settings);
        foreach (var (key, value) in settings) all[key] = value;
        var node = new ChatApp { Settings = all, Clock = Clock, ConnectionString = ConnectionString };
        await node.InitializeAsync();
        return node;
    }

    public async ValueTask InitializeAsync()
    {
        if (ConnectionString == "")
        {
            ConnectionString = await PostgresCluster.Current.CreateDatabaseAsync(this);
            _ownsDatabase = true;
        }

        _factory = new Factory(this);
        _factory.UseKestrel(0);
        _factory.StartServer();
        Http.BaseAddress = Address;
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_isDisposed) return;

        _isDisposed = true;
        Http.Dispose();
        if (_factory is not null) await _factory.DisposeAsync();
        await Elsewhere.DisposeAsync();
        if (_ownsDatabase) await PostgresCluster.Current.DropDatabaseAsync(ConnectionString);
        _dataDirectory.Delete(recursive: true);
    }

    /// <summary>Somebody who is not signed in.</summary>
    public TestUser Stranger() => new(this);

    /// <summary>A fresh person with an account and a session.</summary>
    public async Task<TestUser> SignUp(string? displayName = null)
    {
        var person = new TestUser(this) { Username = $"p{Guid.NewGuid():N}"[..20], DisplayName = displayName };
        await person.SignUp();
        return person;
    }

    /// <summary>Gives somebody a role on the server, as whoever runs it does.</summary>
    public async Task NameAsync(TestUser person, ServerRole role)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ChangeServerRole>().RunAsync(person.Username, role, CancellationToken.None);
    }

    /// <summary>A fresh admin of the server.</summary>
    public async Task<TestUser> SignUpAdmin()
    {
        var admin = await SignUp();
        await NameAsync(admin, ServerRole.Admin);
        return admin;
    }

    /// <summary>A conversation of these people, owned by the first: direct for two, a group for more.</summary>
    public async Task<Guid> ConversationBetween(TestUser first, params TestUser[] others)
    {
        var memberIds = others.Select(o => o.Id);
        var conversation = others.Length == 1
            ? await first.Post("/conversations", new { kind = "direct", memberIds })
            : await first.Post("/conversations", new { kind = "group", title = "A group", memberIds });
        return conversation.GetProperty("id").GetGuid();
    }

    /// <summary>A group of these people that passes for one of a thousand members.</summary>
    public async Task<Guid> CrowdOf(TestUser first, params TestUser[] others)
    {
        var group = await first.Post("/conversations", new { kind = "group", memberIds = others.Select(o => o.Id) });
        var id = group.GetProperty("id").GetGuid();
        await WithDatabase(db => db.Set<Conversation>().Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.MemberCount, 1000)));
        return id;
    }

    /// <summary>What passes for a picture of this person's: nothing is made of a text, so what would be is written here.</summary>
    public async Task<Guid> PictureOf(TestUser user, string content = "tea")
    {
        var id = (await user.Upload(content)).GetProperty("id").GetGuid();
        await WithDatabase(async db =>
        {
            var media = await db.Set<MediaItem>().SingleAsync(m => m.Id == id);
            (media.Kind, media.Placeholder) = (MediaKind.Image, "abcd");
            media.Variants.Add(new MediaVariant { MediaId = id, Name = "160", Position = 0, Blob = media.Blob, ContentType = "image/webp", Bytes = media.Bytes });
            return await db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>Reads or prepares rows directly, for what no request shows.</summary>
    public async Task<T> WithDatabase<T>(Func<ChatDbContext, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ChatDbContext>());
    }

    /// <summary>What follows from what happened, as counts of replies, has followed.</summary>
    public Task AllIsHeard()
    {
        var listeners = Services.GetServices<Listener>().Select(l => l.Name).ToArray();
        return Eventually.IsTrue(
            () => WithDatabase(async db => !await db.Set<Conversation>().AnyAsync(c => db.Set<Change>().Any(h => h.ConversationId == c.Id && h.Seq == c.HeadSeq) && db.Set<ListenerPosition>()
                .Count(p => p.ConversationId == c.Id && p.Seq == c.HeadSeq && listeners.Contains(p.Listener)) < listeners.Length)),
            "every listener has heard everything");
    }

    /// <summary>For a class of tests that needs something in the server which no request can bring about.</summary>
    protected virtual void ConfigureServices(IServiceCollection services)
    {
    }

    private sealed class Factory(ChatApp app) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("ConnectionStrings:Chat", app.ConnectionString);
            builder.UseSetting("DataDirectory", app._dataDirectory.FullName);
            builder.UseSetting("Database:AllowDataLoss", "true");
            builder.UseSetting("RateLimits:Enabled", "false");
            builder.UseSetting("Listening:Pace", "00:00:00");
            builder.UseSetting("Passwords:Iterations", "1000");
            builder.UseSetting("Passwords:AllowWeakHashing", "true");
            builder.UseSetting("Previews:Enabled", "false");
            builder.UseSetting("Fetching:AllowedNetworks:0", "127.0.0.1/32");
            builder.UseSetting("Fetching:Ports:0", $"{app.Elsewhere.Port}");
            builder.UseSetting("Fetching:Ports:1", "80");
            foreach (var (key, value) in app.Settings) builder.UseSetting(key, value);

            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(app.Clock);
                app.ConfigureServices(services);
            });
        }
    }
}
