using System.CommandLine;
using ChipWatch.Extract;
using ChipWatch.Publish;
using ChipWatch.Reconcile;

namespace ChipWatch.Cli.Commands;

/// <summary><c>replay [--diff]</c>: extracts all kept documents again with today's extractor; nobody is mailed for it.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var diff = new Option<bool>("--diff") { Description = "Only print what would change" };
        var data = CommonOptions.Data();
        var definitions = CommonOptions.Definitions();
        var command = new Command("replay", "Extract all kept documents again") { diff, data, definitions };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var pipeline = CommonOptions.Open(parsed, data, definitions);
            var store = pipeline.Get<IBlobStore>();
            var (documents, changed) = (0, 0);
            await foreach (var entry in store.ListAsync(Containers.Documents, cancellation: cancellation))
            {
                if ((await store.ReadJsonAsync<Document>(entry.Name, cancellation))?.Value is not { } document)
                    continue;
                documents++;
                var claims = pipeline.Get<Extractor>().Extract(document);
                var name = Containers.ClaimsOf(document.Source, MonthOf(entry.Name), document.Id);
                var old = await store.ReadJsonAsync<ClaimSet>(name, cancellation);
                if (old?.Value is { } kept && (kept.Revision > document.Revision || Json.Write(kept.Claims) == Json.Write(claims)))
                    continue;
                changed++;
                Show(document, old?.Value.Claims ?? [], claims);
                if (parsed.GetValue(diff))
                    continue;
                await store.WriteJsonAsync(name, new ClaimSet { DocumentId = document.Id, Source = document.Source, ExternalId = document.ExternalId, Revision = document.Revision, Extractor = Extractor.Version, Claims = claims }, cancellation: cancellation);
                await pipeline.Get<Reconciler>().ReconcileAsync(document, claims, silent: true, cancellation);
            }

            if (!parsed.GetValue(diff) && changed > 0)
                await pipeline.Get<SiteBuilder>().BuildAsync(cancellation);
            Console.WriteLine($"{documents} documents, {changed} {(parsed.GetValue(diff) ? "would change" : "changed")}");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The name is <c>{source}/{yyyy}/{MM}/{id}.json</c>.</summary>
    private static string MonthOf(BlobName name) => string.Join('-', name.Name.Split('/')[1..3]);

    private static void Show(Document document, IReadOnlyList<Claim> before, IReadOnlyList<Claim> after)
    {
        Console.WriteLine(document.Title);
        var (old, now) = (before.Select(Terminal.ClaimText.Of).ToList(), after.Select(Terminal.ClaimText.Of).ToList());
        foreach (var gone in old.Except(now))
            Console.WriteLine($"  - {gone}");
        foreach (var come in now.Except(old))
            Console.WriteLine($"  + {come}");
    }
}
