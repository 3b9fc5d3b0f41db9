using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChipWatch.Azure.Tests;

public sealed class SettingsTests
{
    private const string Emulator = "UseDevelopmentStorage=true";
    private const string Key = "SG.a.b";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string?, string> Mistakes => new()
    {
        { "DataStorage", null, "DataStorage is not set: give a connection string as DataStorage, or the account's address as DataStorage__blobServiceUri for a managed identity" },
        { "StateStorage", "", "StateStorage is not set: give a connection string as StateStorage, or the account's address as StateStorage__blobServiceUri for a managed identity" },
        { "WebStorage", "my account", "WebStorage is no connection string of a storage account (Settings must be of the form \"name=value\"): copy it from the account's access keys, or write UseDevelopmentStorage=true for Azurite" },
        { "Storage__timeoutSeconds", "0", "Storage__timeoutSeconds is out of range: give 1 to 300 seconds" },
        { "SendGrid__ApiKey", null, "SendGrid__ApiKey is not set: make a key with the permission Mail Send at SendGrid and put it there, best as a Key Vault reference" },
        { "SendGrid__ApiKey", "secret", "SendGrid__ApiKey is no SendGrid key: it begins with SG. and has three parts" },
        { "SendGrid__TimeoutSeconds", "600", "SendGrid__TimeoutSeconds is out of range: give 1 to 120 seconds" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_in_the_settings_stops_the_start_with_its_name_and_mend(string setting, string? value, string message)
    {
        var settings = Wired.Settings(
            [.. new (string Name, string? Value)[] { ("DataStorage", Emulator), ("StateStorage", Emulator), ("WebStorage", Emulator), ("SendGrid__ApiKey", Key) }.Where(s => s.Name != setting), (setting, value)]);
        var refused = Assert.ThrowsAny<Exception>(() => Start(settings));
        var failures = refused is AggregateException several ? several.InnerExceptions.Cast<OptionsValidationException>() : [Assert.IsType<OptionsValidationException>(refused)];
        Assert.All(failures, failure => Assert.Equal(message, failure.Message));
    }

    [Fact]
    public void Connection_strings_are_enough() =>
        Start(Wired.Settings(("DataStorage", Emulator), ("StateStorage", Emulator), ("WebStorage", Emulator), ("SendGrid__ApiKey", Key)));

    [Fact]
    public void Addresses_are_enough_for_a_managed_identity() => Start(Wired.Settings(
        ("DataStorage__blobServiceUri", "https://data.blob.core.windows.net"), ("DataStorage__queueServiceUri", "https://data.queue.core.windows.net"),
        ("StateStorage__blobServiceUri", "https://state.blob.core.windows.net"), ("WebStorage__blobServiceUri", "https://web.blob.core.windows.net"), ("SendGrid__ApiKey", Key)));

    [Theory]
    [InlineData("data.blob.core.windows.net", "https://data.queue.core.windows.net", "DataStorage__blobServiceUri 'data.blob.core.windows.net' is no address: write it as https://ACCOUNT.blob.core.windows.net")]
    [InlineData("https://data.blob.core.windows.net", null, "DataStorage__queueServiceUri '' is no address: write it as https://ACCOUNT.queue.core.windows.net")]
    public void An_address_that_is_none_is_named(string blobs, string? queues, string message)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Start(Wired.Settings(
            ("DataStorage__blobServiceUri", blobs), ("DataStorage__queueServiceUri", queues), ("StateStorage", Emulator), ("WebStorage", Emulator), ("SendGrid__ApiKey", Key))));
        Assert.Equal(message, refused.Message);
    }

    [Fact]
    public async Task An_account_that_nobody_answers_for_is_one_line_naming_the_setting_and_the_mend()
    {
        var closed = Wired.Storage(Accounts("DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:9/nobody;QueueEndpoint=http://127.0.0.1:9/nobody"));
        var began = Stopwatch.GetTimestamp();
        var line = (await Assert.ThrowsAsync<IOException>(() => closed.GetRequiredService<IBlobStore>().ReadAsync(new(Containers.State, "x"), Stop))).Message;
        Assert.Equal("The storage account at 127.0.0.1:9 cannot be reached (Connection refused): check the setting StateStorage and the network, and start Azurite if it is the emulator", line);
        line = (await Assert.ThrowsAsync<IOException>(() => closed.GetRequiredService<IWorkQueue>().SendAsync(new CollectMessage("x"), cancellation: Stop))).Message;
        Assert.Equal("The storage account at 127.0.0.1:9 cannot be reached (Connection refused): check the setting DataStorage and the network, and start Azurite if it is the emulator", line);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30), "retries are bounded");
    }

    [Fact]
    public async Task The_probe_names_every_account_that_does_not_answer()
    {
        var closed = Wired.Storage(Accounts("DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:9/nobody;QueueEndpoint=http://127.0.0.1:9/nobody"));
        var lines = await closed.GetRequiredService<StorageProbe>().CheckAsync(Stop);
        Assert.Equal(StorageAccounts.All.Select(setting =>
            $"The storage account at 127.0.0.1:9 cannot be reached (Connection refused): check the setting {setting} and the network, and start Azurite if it is the emulator"), lines);
    }

    [Fact]
    public async Task An_account_that_takes_the_connection_and_says_nothing_is_given_up()
    {
        using var mute = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        mute.Start();
        var address = $"http://{mute.LocalEndpoint}/nobody";
        var settings = Accounts($"DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=a2V5;BlobEndpoint={address};QueueEndpoint={address}");
        var lines = await Wired.Storage(settings).GetRequiredService<StorageProbe>().CheckAsync(Stop);
        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.StartsWith($"The storage account at {mute.LocalEndpoint} cannot be reached (", line, StringComparison.Ordinal));
    }

    private static IConfiguration Accounts(string connection) => Wired.Settings(("DataStorage", connection), ("StateStorage", connection), ("WebStorage", connection));

    private static void Start(IConfiguration settings)
    {
        var services = new ServiceCollection().AddChipWatchAzure(settings).BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.NotNull(services.GetRequiredService<IBlobStore>());
        Assert.NotNull(services.GetRequiredService<IWorkQueue>());
        Assert.NotNull(services.GetRequiredService<IMailer>());
    }
}

public sealed class AccountsTests(Azurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_probe_has_nothing_to_say_of_accounts_that_answer() =>
        Assert.Empty(await Wired.Storage(azurite.Require()).GetRequiredService<StorageProbe>().CheckAsync(Stop));

    [Fact]
    public async Task A_wrong_key_is_named_as_such()
    {
        var wrong = azurite.Require()[StorageAccounts.Data]!;
        var key = wrong.Split(';').Single(p => p.StartsWith("AccountKey=", StringComparison.Ordinal));
        wrong = wrong.Replace(key, "AccountKey=d3Jvbmc=", StringComparison.Ordinal);
        var services = Wired.Storage(Wired.Settings(("DataStorage", wrong), ("StateStorage", wrong), ("WebStorage", wrong)));
        var refused = await Assert.ThrowsAsync<IOException>(() => services.GetRequiredService<IBlobStore>().ReadAsync(new(Containers.Documents, "x"), Stop));
        Assert.Matches("^The storage account at 127.0.0.1:[0-9]+ refused us \\(AuthorizationFailure\\): check the key in DataStorage, or give the identity the roles", refused.Message);
    }
}
