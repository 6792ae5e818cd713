using ChatServer.Harness;

[assembly: AssemblyFixture(typeof(PostgresCluster))]
