using ChatServer.Load;
using ChatServer.Load.Baseline;

if (args is [BaselineServer.Verb, var database]) return await BaselineServer.RunAsync(database);

try
{
    await new SendLoad(LoadOptions.Parse(args)).RunAsync();
    return 0;
}
catch (LoadFailedException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
