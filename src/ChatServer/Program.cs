using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Demo;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Realtime;
using ChatServer.Receipts;
using ChatServer.Sync;
using ChatServer.Telemetry;
using ChatServer.Users;

var builder = WebApplication.CreateBuilder(DemoModule.SpellOut(args));

builder.AddPersistence();
builder.AddChanges();
builder.AddJobs();
builder.AddAccounts();
builder.AddUsers();
builder.AddConversations();
builder.AddMessages();
builder.AddReceipts();
builder.AddSync();
builder.AddRealtime();
builder.AddDemo();
builder.AddTelemetry();
builder.AddHttp();

var app = builder.Build();

app.UseTelemetry();
app.UseHttp();
app.MapRealtime();

return await app.RunCommandAsync(args);
