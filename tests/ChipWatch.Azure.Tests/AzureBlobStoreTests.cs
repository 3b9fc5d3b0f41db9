using System.Text;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using ChipWatch.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChipWatch.Azure.Tests;

public sealed class AzureBlobStoreTests : BlobStoreContract
{
    private readonly IConfiguration settings;
    private readonly ServiceProvider services;

    public AzureBlobStoreTests(Azurite azurite)
    {
        settings = azurite.Require();
        services = Wired.Storage(settings);
    }

    protected override IBlobStore Store => services.GetRequiredService<IBlobStore>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Containers.Documents, "DataStorage")]
    [InlineData(Containers.Raw, "DataStorage")]
    [InlineData(Containers.State, "StateStorage")]
    [InlineData(Containers.Subscribers, "StateStorage")]
    [InlineData(Containers.Web, "WebStorage")]
    public async Task Each_container_lives_in_its_own_account(string container, string account)
    {
        var name = $"account-{Guid.NewGuid():N}";
        await Store.WriteAsync(new(container, name), "x"u8.ToArray(), cancellation: Stop);
        foreach (var setting in StorageAccounts.All)
        {
            var blob = new BlobServiceClient(settings[setting]).GetBlobContainerClient(container).GetBlobClient(name);
            Assert.Equal(setting == account, (await blob.ExistsAsync(Stop)).Value);
        }
    }

    [Fact]
    public async Task Content_type_and_encoding_are_the_blobs_headers()
    {
        var name = new BlobName(Containers.Raw, $"ab/{Guid.NewGuid():N}");
        await Store.WriteAsync(name, "x"u8.ToArray(), options: new() { ContentType = "text/html; charset=utf-8", ContentEncoding = "gzip" }, cancellation: Stop);
        var found = (await new BlobServiceClient(settings[StorageAccounts.Data]).GetBlobContainerClient(name.Container).GetBlobClient(name.Name).GetPropertiesAsync(cancellationToken: Stop)).Value;
        Assert.Equal("text/html; charset=utf-8", found.ContentType);
        Assert.Equal("gzip", found.ContentEncoding);
    }

    [Fact]
    public async Task A_listing_goes_on_over_its_pages()
    {
        var folder = $"pages-{Guid.NewGuid():N}/";
        await Parallel.ForAsync(0, 25, Stop, async (i, stop) => await Store.WriteAsync(new(Containers.State, $"{folder}{i:D5}"), default, cancellation: stop));
        var listed = 0;
        var paged = new AzureBlobStore(services.GetRequiredService<StorageAccounts>()) { PageSize = 10 };
        await foreach (var entry in paged.ListAsync(Containers.State, folder, Stop))
            Assert.Equal($"{folder}{listed++:D5}", entry.Name.Name);
        Assert.Equal(25, listed);
    }

    public static TheoryData<bool> Conditions => [true, false];

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task A_conditional_write_whose_answer_was_lost_knows_itself_for_the_winner(bool mustBeNew)
    {
        var name = new BlobName(Containers.State, $"lost-{Guid.NewGuid():N}");
        var condition = mustBeNew ? WriteCondition.New : WriteCondition.Matches((await Store.WriteAsync(name, "before"u8.ToArray(), cancellation: Stop))!);
        using var transport = new LosingTransport();
        var store = new AzureBlobStore(new(services.GetRequiredService<IOptionsMonitor<StorageAccountOptions>>(), transport));

        var etag = await store.WriteAsync(name, "ours"u8.ToArray(), condition, cancellation: Stop);

        Assert.Equal(2, transport.Puts);
        var read = await store.ReadAsync(name, Stop);
        Assert.Equal("ours", Encoding.UTF8.GetString(read!.Content.Span));
        Assert.Equal(read.ETag, etag);
        Assert.Empty(read.Metadata);
    }

    [Fact]
    public async Task A_conditional_write_that_was_tried_twice_still_loses_to_another()
    {
        var name = new BlobName(Containers.State, $"lost-{Guid.NewGuid():N}");
        using var transport = new LosingTransport { Before = true };
        var store = new AzureBlobStore(new(services.GetRequiredService<IOptionsMonitor<StorageAccountOptions>>(), transport));
        await Store.WriteAsync(name, "theirs"u8.ToArray(), cancellation: Stop);
        Assert.Null(await store.WriteAsync(name, "ours"u8.ToArray(), WriteCondition.New, cancellation: Stop));
        Assert.Equal(2, transport.Puts);
    }

    /// <summary>Loses the first PUT of a blob: on its way there, or its answer on the way back.</summary>
    private sealed class LosingTransport : HttpClientTransport, IDisposable
    {
        public bool Before { get; init; }

        public int Puts { get; private set; }

        public override async ValueTask ProcessAsync(global::Azure.Core.HttpMessage message)
        {
            var loses = message.Request.Method == global::Azure.Core.RequestMethod.Put && ++Puts == 1;
            if (!(loses && Before))
                await base.ProcessAsync(message);
            if (loses)
                throw new IOException("connection reset");
        }
    }
}
