using System.Net.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChipWatch.Azure;

/// <summary>Puts the adapters behind the ports. Settings are checked when the host starts.</summary>
public static class AzureRegistration
{
    /// <summary>All three ports: blobs and queues in Azure Storage, mail through SendGrid.</summary>
    public static IServiceCollection AddChipWatchAzure(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAzureStorage(configuration).AddSendGrid(configuration);

    public static IServiceCollection AddAzureStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<IValidateOptions<StorageAccountOptions>, AnnotatedOptions<StorageAccountOptions>>();
        foreach (var setting in StorageAccounts.All)
            services.AddOptions<StorageAccountOptions>(setting).Configure(options => options.Bind(setting, configuration)).ValidateOnStart();
        services.AddSingleton<StorageAccounts>();
        services.AddSingleton<StorageProbe>();
        services.AddSingleton<IBlobStore, AzureBlobStore>();
        services.AddSingleton<IWorkQueue, AzureWorkQueue>();
        return services;
    }

    public static IServiceCollection AddSendGrid(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IValidateOptions<SendGridOptions>, AnnotatedOptions<SendGridOptions>>();
        services.AddOptions<SendGridOptions>().Bind(configuration.GetSection(SendGridOptions.Section)).ValidateOnStart();
        services.AddHttpClient(SendGridOptions.Section, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10), AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddSingleton<IMailer>(provider => new SendGridMailer(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(SendGridOptions.Section),
            provider.GetRequiredService<IOptions<SendGridOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
