using ChipWatch.Backfill;
using ChipWatch.Collect;
using ChipWatch.Extract;
using ChipWatch.Notify;
using ChipWatch.Publish;
using ChipWatch.Read;
using ChipWatch.Reconcile;
using ChipWatch.Register;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChipWatch;

public static class ChipWatchServices
{
    /// <summary>The whole pipeline but its three ports: the host brings <see cref="IBlobStore"/>, <see cref="IWorkQueue"/> and <see cref="IMailer"/>.</summary>
    public static IServiceCollection AddChipWatch(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CompanyRegister.Default);
        return services
            .AddCollect(configuration)
            .AddReconcile()
            .AddNotify(configuration)
            .AddPublish(configuration)
            .AddSingleton<DocumentReader>()
            .AddSingleton<Extractor>()
            .AddSingleton<DocumentProcessor>()
            .AddSingleton<PoisonKeeper>()
            .AddSingleton<MessageRouter>()
            .AddSingleton<Func<CancellationToken, Task<IReadOnlyList<CoverageLine>>>>(provider => cancellation => CoverageAsync(provider.GetRequiredService<SourceHealthReader>(), cancellation));
    }

    private static async Task<IReadOnlyList<CoverageLine>> CoverageAsync(SourceHealthReader health, CancellationToken cancellation)
    {
        var sources = await health.ReadAsync(cancellation);
        return
        [
            .. sources.Where(s => s.Status is not (HealthStatus.Off or HealthStatus.New))
                .Select(s => new CoverageLine(s.Source, s.Name, s.Items, s.LastSuccess, s.Status is HealthStatus.Ok or HealthStatus.Quiet ? null : s.Reason, s.Yesterday is { Partial: true } day ? day.Summary : null)),

            // Before the first round there are dozens: who was never asked is one line.
            .. sources.Count(s => s.Status is HealthStatus.New) is > 0 and var never ? [new CoverageLine("", never == 1 ? "1 source" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{never} sources"), 0, null, "not polled yet")] : (CoverageLine[])[],
        ];
    }
}
