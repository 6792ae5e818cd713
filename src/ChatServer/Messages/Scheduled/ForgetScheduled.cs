using ChatServer.Accounts;
using ChatServer.Media;

namespace ChatServer.Messages.Scheduled;

internal sealed class ForgetScheduled(ReleaseMedia releaseMedia) : IForgetPerson
{
    public Task RunAsync(Guid userId, CancellationToken cancellation) => releaseMedia.OfScheduledAsync(userId, cancellation);
}
