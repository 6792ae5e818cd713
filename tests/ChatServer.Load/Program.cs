using ChatServer.Load;
using ChatServer.Load.Baseline;
using ChatServer.Load.Channels;
using ChatServer.Load.FanOut;
using ChatServer.Load.Idle;
using ChatServer.Load.Images;
using ChatServer.Load.Media;
using ChatServer.Load.Reading;
using ChatServer.Load.Searching;
using ChatServer.Load.Sending;
using ChatServer.Load.Stalling;
using ChatServer.Load.Storm;

try
{
    switch (args)
    {
        case [BaselineServer.Verb, var database]:
            return await BaselineServer.RunAsync(database);
        case [BroadcastServer.Verb]:
            return await BroadcastServer.RunAsync();
        case [SendLoad.Verb, .. var options]:
            await new SendLoad(SendOptions.Parse(options)).RunAsync();
            return 0;
        case [MemberLoad.Verb, .. var options]:
            await new MemberLoad(SendOptions.Parse(options)).RunAsync();
            return 0;
        case [BuildLoad.Verb, var other, .. var options]:
            await new BuildLoad(SendOptions.Parse(options), other).RunAsync();
            return 0;
        case [HistoryLoad.Verb, .. var options]:
            await new HistoryLoad(HistoryOptions.Parse(options)).RunAsync();
            return 0;
        case [IdleLoad.Verb, .. var options]:
            await new IdleLoad(IdleOptions.Parse(options)).RunAsync();
            return 0;
        case [FanOutLoad.Verb, .. var options]:
            await new FanOutLoad(FanOutOptions.Parse(options)).RunAsync();
            return 0;
        case [StallLoad.Verb, .. var options]:
            await new StallLoad(StallOptions.Parse(options)).RunAsync();
            return 0;
        case [StormLoad.Verb, .. var options]:
            await new StormLoad(StormOptions.Parse(options)).RunAsync();
            return 0;
        case [ChannelLoad.Verb, .. var options]:
            await new ChannelLoad(ChannelOptions.Parse(options)).RunAsync();
            return 0;
        case [ImageLoad.Verb, .. var options]:
            await new ImageLoad(ImageLoadOptions.Parse(options)).RunAsync();
            return 0;
        case [SearchLoad.Verb, .. var options]:
            await new SearchLoad(SearchLoadOptions.Parse(options)).RunAsync();
            return 0;
        case [MediaLoad.Verb, .. var options]:
            await new MediaLoad(MediaLoadOptions.Parse(options)).RunAsync();
            return 0;
        default:
            await new SendLoad(SendOptions.Parse(args)).RunAsync();
            return 0;
    }
}
catch (LoadFailedException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
