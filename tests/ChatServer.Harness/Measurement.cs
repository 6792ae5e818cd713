using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Harness;

/// <summary>Waits for what the server measures of itself, where nothing else tells that something has happened in it.</summary>
internal static class Measurement
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The next value of one of this server's instruments, such as -1 of "chat.sockets.open".</summary>
    public static async Task<long> NextOf(this ChatApp app, string instrumentName)
    {
        var next = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == instrumentName && ReferenceEquals(instrument.Meter.Scope, meters)) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => next.TrySetResult(value));
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => next.TrySetResult(value));
        listener.Start();
        return await next.Task.WaitAsync(Patience);
    }
}
