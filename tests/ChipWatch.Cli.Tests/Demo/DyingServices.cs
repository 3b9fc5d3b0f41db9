using Microsoft.Extensions.DependencyInjection;

namespace ChipWatch.Cli.Tests.Demo;

/// <summary>The process died here.</summary>
internal sealed class KilledException : Exception;

/// <summary>Counts every write, delete, send and mail, and dies before or after a given one: from then on nothing happens any more.</summary>
internal sealed class DyingServices(int dieAt, bool after) : IDisposable
{
    private readonly CancellationTokenSource death = new();
    private int steps;

    public int Steps => steps;

    /// <summary>Ends everything that still runs, as the end of the process would.</summary>
    public CancellationToken Death => death.Token;

    public void Adjust(IServiceCollection services)
    {
        Wrap<IBlobStore>(services, inner => new Store(inner, this));
        Wrap<IWorkQueue>(services, inner => new Queue(inner, this));
        Wrap<IMailer>(services, inner => new Mailer(inner, this));
    }

    public void Dispose() => death.Dispose();

    private static void Wrap<T>(IServiceCollection services, Func<T, T> with)
        where T : class
    {
        var inner = (T)services.Single(s => s.ServiceType == typeof(T)).ImplementationInstance!;
        services.AddSingleton(with(inner));
    }

    private async Task<T> StepAsync<T>(Func<Task<T>> step)
    {
        var number = Interlocked.Increment(ref steps);
        if (number > dieAt || (number == dieAt && !after))
            Die();
        var result = await step();
        if (number == dieAt)
            Die();
        return result;
    }

    private void Die()
    {
        death.Cancel();
        throw new KilledException();
    }

    private sealed class Store(IBlobStore inner, DyingServices life) : IBlobStore
    {
        public Task<StoredBlob?> ReadAsync(BlobName name, CancellationToken cancellation = default) => inner.ReadAsync(name, cancellation);

        public Task<string?> WriteAsync(BlobName name, ReadOnlyMemory<byte> content, WriteCondition condition = default, BlobOptions? options = null, CancellationToken cancellation = default) =>
            life.StepAsync(() => inner.WriteAsync(name, content, condition, options, CancellationToken.None));

        public Task<bool> DeleteAsync(BlobName name, CancellationToken cancellation = default) => life.StepAsync(() => inner.DeleteAsync(name, CancellationToken.None));

        public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix = "", CancellationToken cancellation = default) => inner.ListAsync(container, prefix, cancellation);
    }

    private sealed class Queue(IWorkQueue inner, DyingServices life) : IWorkQueue
    {
        public Task SendAsync(WorkMessage message, TimeSpan? delay = null, CancellationToken cancellation = default) => life.StepAsync(async () =>
        {
            await inner.SendAsync(message, delay, CancellationToken.None);
            return true;
        });
    }

    private sealed class Mailer(IMailer inner, DyingServices life) : IMailer
    {
        public bool Idempotent => inner.Idempotent;

        public Task<MailReceipt> SendAsync(Mail mail, CancellationToken cancellation = default) => life.StepAsync(() => inner.SendAsync(mail, CancellationToken.None));
    }
}
