using ChatServer.Harness;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

// For classes that ask for a ChatApp and have none as their fixture: tests that only sign up people and see what these do. Whatever moves the
// clock, counts queries, looks at all rows, or waits until nothing is under way has a server of its own.
[assembly: AssemblyFixture(typeof(ChatApp))]
