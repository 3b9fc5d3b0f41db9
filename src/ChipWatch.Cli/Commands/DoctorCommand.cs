using System.CommandLine;
using ChipWatch.Azure;
using ChipWatch.Cli.Host;
using ChipWatch.Collect;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChipWatch.Cli.Commands;

/// <summary><c>doctor</c>: what is misconfigured or ailing, each with its mend; exit code 1 when there is anything.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var definitions = CommonOptions.Definitions();
        var command = new Command("doctor", "Say what is misconfigured, and the mend") { data, definitions };
        command.SetAction(async (parsed, cancellation) =>
        {
            var findings = new List<string>();
            await using (var pipeline = CommonOptions.Open(parsed, data, definitions))
            {
                if (string.IsNullOrEmpty(pipeline.Get<IOptions<CollectOptions>>().Value.Contact))
                    findings.Add("ChipWatch__Collect__Contact is not set: publishers want to know who asks. Set it to your e-mail or web address; nothing is collected without it.");
                await foreach (var poison in pipeline.Get<PoisonKeeper>().ListAsync(cancellation))
                    findings.Add($"a message of the {poison.Queue} queue failed for good ({poison.Subject}): {poison.Reason}");
                findings.AddRange((await pipeline.Get<SourceHealthReader>().ReadAsync(cancellation)).Where(s => s.Status is HealthStatus.Alarm).Select(s => $"source {s.Source}: {s.Reason}"));
            }

            findings.AddRange(await StorageAsync(cancellation));
            foreach (var finding in findings)
                Console.WriteLine(finding);
            if (findings.Count == 0)
                Console.WriteLine("nothing is amiss");
            return findings.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    /// <summary>Azure's accounts are asked only where the environment names one.</summary>
    private static async Task<IReadOnlyList<string>> StorageAsync(CancellationToken cancellation)
    {
        var configuration = LocalPipeline.Configuration();
        if (!StorageAccounts.All.Any(name => configuration.GetSection(name).Exists()))
            return [];
        try
        {
            await using var services = new ServiceCollection().AddAzureStorage(configuration).BuildServiceProvider();
            return await services.GetRequiredService<StorageProbe>().CheckAsync(cancellation);
        }
        catch (OptionsValidationException error)
        {
            return [.. error.Failures];
        }
    }
}
