using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChipWatch.Azure.Tests;

/// <summary>The adapters as a host gets them: by registration, settings checked.</summary>
internal static class Wired
{
    public static ServiceProvider Storage(IConfiguration settings)
    {
        var provider = new ServiceCollection().AddAzureStorage(settings).BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        provider.GetRequiredService<IStartupValidator>().Validate();
        return provider;
    }

    public static IConfiguration Settings(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name.Replace("__", ":", StringComparison.Ordinal), s => s.Value)).Build();
}
