using ChipWatch.Register;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChipWatch.Publish;

public static class PublishRegistration
{
    /// <summary>Adds the <see cref="SiteBuilder"/>; needs an <see cref="IBlobStore"/> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddPublish(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PublishOptions>().Bind(configuration.GetSection(PublishOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(CompanyRegister.Default);
        return services.AddSingleton<SiteBuilder>().AddSingleton<Ocds.OcdsLedger>();
    }
}
