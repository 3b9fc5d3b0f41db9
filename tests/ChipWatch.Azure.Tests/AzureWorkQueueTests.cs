using Azure.Storage.Queues;
using ChipWatch.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChipWatch.Azure.Tests;

[Collection("queues")]
public sealed class AzureWorkQueueTests : WorkQueueContract, IAsyncLifetime
{
    private readonly IConfiguration settings;
    private readonly ServiceProvider services;

    public AzureWorkQueueTests(Azurite azurite)
    {
        settings = azurite.Require();
        services = Wired.Storage(settings);
    }

    protected override IWorkQueue Queue => services.GetRequiredService<IWorkQueue>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var queue in Queues.All)
            await Client(queue).DeleteIfExistsAsync(Stop);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    protected override async Task<IReadOnlyList<WorkMessage>> TakeAsync(string queue)
    {
        var client = Client(queue);
        await client.CreateIfNotExistsAsync(cancellationToken: Stop);
        var taken = new List<WorkMessage>();
        foreach (var message in (await client.ReceiveMessagesAsync(32, cancellationToken: Stop)).Value)
        {
            taken.Add(WireMessage.Read(Convert.FromBase64String(message.MessageText)));
            await client.DeleteMessageAsync(message.MessageId, message.PopReceipt, Stop);
        }

        return taken;
    }

    protected override Task WaitAsync(TimeSpan time) => Task.Delay(time, Stop);

    [Fact]
    public async Task A_message_is_kept_until_it_is_worked_on()
    {
        await Queue.SendAsync(new CollectMessage("sse-bulletins"), cancellation: Stop);
        var message = (await Client(Queues.Collect).ReceiveMessageAsync(cancellationToken: Stop)).Value;
        Assert.True(message.ExpiresOn > TimeProvider.System.GetUtcNow().AddYears(10));
    }

    private QueueClient Client(string queue) => new(settings[StorageAccounts.Data], queue);
}
