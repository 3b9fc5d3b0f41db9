using ChipWatch.Register;
using ChipWatch.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace ChipWatch.Reconcile;

public static class ReconcileRegistration
{
    /// <summary>Adds the <see cref="Reconciler"/>; needs an <see cref="IBlobStore"/>, a <see cref="TimeProvider"/> and, to tell filings from news, the <see cref="SourceCatalogue"/>.</summary>
    public static IServiceCollection AddReconcile(this IServiceCollection services) => services.AddSingleton<Rates.RateStore>().AddSingleton(provider =>
    {
        var catalogue = provider.GetService<SourceCatalogue>();
        return new Reconciler(
            provider.GetRequiredService<IBlobStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<CompanyRegister>() ?? CompanyRegister.Default,
            id => catalogue?.Find(id)?.Kind);
    });
}
