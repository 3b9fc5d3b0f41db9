using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace ChipWatch.Functions;

/// <summary>Traces, metrics and logs to Application Insights, where it is configured.</summary>
public static class Telemetry
{
    private const string Setting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static IOpenTelemetryBuilder AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(Diagnostics.Name))
            .WithMetrics(metrics => metrics.AddMeter(Diagnostics.Name));
        if (configuration[Setting] is not { Length: > 0 } connection)
            return telemetry;
        return telemetry.UseAzureMonitorExporter(exporter =>
        {
            exporter.ConnectionString = connection;
            exporter.Credential = new DefaultAzureCredential();
        });
    }
}
