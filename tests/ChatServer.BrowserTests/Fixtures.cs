using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;

[assembly: AssemblyFixture(typeof(PostgresCluster))]
[assembly: AssemblyFixture(typeof(Chromium))]
