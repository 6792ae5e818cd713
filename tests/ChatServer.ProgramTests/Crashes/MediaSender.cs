using System.Collections.Concurrent;
using System.Globalization;
using ChatServer.Harness;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>Someone who uploads, in one piece and in several, sends most of it and takes some of that back, whatever fails.</summary>
/// <param name="me">Of a <see cref="PatientServer"/>: what is not answered is asked again.</param>
internal sealed class MediaSender(TestUser me, Guid conversation, Random random)
{
    // Everybody has this one too, so that content is taken up, given up and swept at the same time.
    private static readonly byte[] Everybodys = Samples.Png(321, 123);

    private int _uploads;

    public ConcurrentQueue<SentMedia> Sent { get; } = new();

    /// <summary>How many uploads were acknowledged.</summary>
    public int Uploads => Volatile.Read(ref _uploads);

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var files = new List<SentFile>();
            for (var more = random.Next(1, 4); more > 0; more--) files.Add(await UploadAsync());
            if (random.Next(4) > 0) await SendAsync(files);
            if (random.Next(4) == 0 && Sent.ElementAtOrDefault(random.Next(Sent.Count)) is { } sent) await TakeBackAsync(sent);
        }
    }

    private async Task<SentFile> UploadAsync()
    {
        var (kind, content) = random.Next(5) switch
        {
            0 => ("image", Everybodys),
            1 or 2 => ("image", Samples.Png(random.Next(1, 700), random.Next(1, 700), $"{random.Next()}")),
            _ => ("file", Samples.Noise(random.Next(1, 300_000))),
        };
        var id = random.Next(2) == 0 ? await me.UploadId(content) : await UploadInPiecesAsync(content);
        Interlocked.Increment(ref _uploads);
        return new SentFile(id, kind, content);
    }

    private async Task<Guid> UploadInPiecesAsync(byte[] content)
    {
        var piece = (content.Length / 3) + 1;
        while (true)
        {
            var upload = await me.Begin(content.Length);
            while (await OffsetAsync(upload) is { } offset)
            {
                if (offset == content.Length) return upload;
                using var answer = await me.TryAppend(upload, offset, content[(int)offset..Math.Min((int)offset + piece, content.Length)]);
                Assert.True((int)answer.StatusCode is 204 or 404 or 409 or 423, $"A piece was answered with {answer}."); // 409: it came before.
            }
        }
    }

    /// <summary>Null when it is not known any more: whoever uploads begins anew.</summary>
    private async Task<long?> OffsetAsync(Guid upload)
    {
        using var answer = await me.TryLook(upload);
        if ((int)answer.StatusCode == 404) return null;
        return (int)answer.StatusCode == 423 ? await OffsetAsync(upload) : long.Parse(answer.Header("Upload-Offset")!, CultureInfo.InvariantCulture);
    }

    private async Task SendAsync(List<SentFile> files)
    {
        var message = await me.SendMedia(conversation, [.. files.Select(f => f.MediaId)]);
        Sent.Enqueue(new SentMedia(message.GetProperty("id").GetGuid(), files));
    }

    private async Task TakeBackAsync(SentMedia sent)
    {
        using var answer = await me.TryDelete($"/messages/{sent.MessageId}");
        Assert.True(answer.IsSuccessStatusCode || (int)answer.StatusCode == 404, $"{answer}");
        sent.IsTakenBack = true;
    }
}
