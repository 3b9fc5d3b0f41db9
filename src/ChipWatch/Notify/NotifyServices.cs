using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChipWatch.Notify;

public static class NotifyServices
{
    /// <summary>The digests; needs the three ports, <see cref="TimeProvider"/>, and a <c>Func&lt;CancellationToken, Task&lt;IReadOnlyList&lt;CoverageLine&gt;&gt;&gt;</c> that says what was covered.</summary>
    public static IServiceCollection AddNotify(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DigestOptions>().Bind(configuration.GetSection(DigestOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<SubscriberBook>()
            .AddSingleton<DigestScheduler>()
            .AddSingleton<DigestWindow>()
            .AddSingleton<DigestComposer>()
            .AddSingleton<DigestSender>();
    }
}
