using System.ComponentModel.DataAnnotations;
using ChipWatch.Collect.Coverage;
using ChipWatch.Collect.Http;
using ChipWatch.Collect.Rates;
using ChipWatch.Collect.State;
using ChipWatch.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace ChipWatch.Collect;

public static class CollectRegistration
{
    /// <summary>
    /// Everything of collecting and backfilling. The host brings <see cref="IBlobStore"/> and <see cref="IWorkQueue"/>; it may bring a
    /// <see cref="SourceCatalogue"/>, a <see cref="CollectTransport"/>, a <see cref="Network"/> and a clock of its own before this is called.
    /// </summary>
    public static IServiceCollection AddCollect(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CollectOptions>().Bind(configuration.GetSection(CollectOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CollectOptions>, CollectOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => SourceCatalogue.Load().Switched(configuration));
        services.AddSingleton<SeenLedger>().AddSingleton<SourceStates>().AddSingleton<HostRates>().AddSingleton<RobotsTexts>();
        services.AddSingleton<CoverageLedger>().AddSingleton<Reconciliation>().AddSingleton<SourceHealthReader>();
        services.AddSingleton<Collector>().AddSingleton<CollectScheduler>().AddSingleton<PublicPages>();
        services.AddSingleton<Backfill.BackfillStates>().AddSingleton<Backfill.BackfillService>();
        return services.AddCollectHttp();
    }

    /// <summary>The typed client alone: resilience above, the transport below.</summary>
    public static IServiceCollection AddCollectHttp(this IServiceCollection services)
    {
        services.TryAddSingleton<Network>();
        services.TryAddSingleton(provider => CollectTransport.Sockets(provider.GetRequiredService<Network>(), provider.GetRequiredService<IOptions<CollectOptions>>().Value));
        services.AddHttpClient<SourceHttp>(client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestVersion = System.Net.HttpVersion.Version20;
                client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
            })
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<CollectTransport>().Create())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddStandardResilienceHandler()
            .Configure(Resilience.Set)
            .SelectPipelineByAuthority();
        return services;
    }

    private sealed class CollectOptionsCheck : IValidateOptions<CollectOptions>
    {
        public ValidateOptionsResult Validate(string? name, CollectOptions options)
        {
            var found = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new(options), found, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(found.Select(f => f.ErrorMessage!));
        }
    }
}
