using ChatServer.AccessLog;
using ChatServer.Accounts;
using ChatServer.AuditLog;
using ChatServer.Blocks;
using ChatServer.Changes;
using ChatServer.Contacts;
using ChatServer.Conversations;
using ChatServer.Demo;
using ChatServer.Drafts;
using ChatServer.Fetching;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.LiveEvents;
using ChatServer.Media;
using ChatServer.Media.Processing;
using ChatServer.Messages;
using ChatServer.Messages.Polls;
using ChatServer.Messages.Scheduled;
using ChatServer.Moderation;
using ChatServer.Notifications;
using ChatServer.Notifications.Reminders;
using ChatServer.Persistence;
using ChatServer.Realtime;
using ChatServer.Receipts;
using ChatServer.Search;
using ChatServer.SecurityEvents;
using ChatServer.Statistics;
using ChatServer.Stories;
using ChatServer.Sync;
using ChatServer.Telemetry;
using ChatServer.Users;

// A thousand sockets that are written to at once borrow a thousand buffers: what does not fit back into the pool is garbage. The pool
// can be told by this variable only, and before it is first used.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION", "1024");

// Settings are read once. Watching their directory would watch the data in it as well: every write to the database.
var isWorker = Commands.IsWork(args);
var builder = WebApplication.CreateBuilder([.. DemoModule.SpellOut(args), "--hostBuilder:reloadConfigOnChange=false"]);

builder.AddPersistence();
builder.AddChanges(isListening: !isWorker);
builder.AddJobs(isWorker);
builder.AddFetching();
builder.AddAccounts();
builder.AddUsers();
builder.AddBlocks();
builder.AddContacts();
builder.AddConversations();
builder.AddMessages();
builder.AddPolls();
builder.AddScheduledMessages();
builder.AddDrafts();
builder.AddMedia();
builder.AddMediaProcessors();
builder.AddReceipts();
builder.AddSearch();
builder.AddAccessLog();
builder.AddAuditLog();
builder.AddSecurityEvents();
builder.AddModeration();
builder.AddNotifications();
builder.AddReminders();
builder.AddSync();
builder.AddStatistics();
builder.AddStories();
builder.AddLiveEvents();
if (!isWorker)
{
    builder.AddRealtime();
    builder.AddDemo();
}

builder.AddTelemetry();
builder.AddHttp(isWorker ? ListenAddress.OfWorker : ListenAddress.Default);

var app = builder.Build();

app.UseTelemetry();
if (isWorker)
{
    app.UseHealthAlone();
}
else
{
    app.UseHttp();
    app.MapRealtime();
}

return await app.RunCommandAsync(args);
