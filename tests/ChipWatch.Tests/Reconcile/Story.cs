using System.Globalization;
using ChipWatch.Doubles;
using ChipWatch.Register;
using ChipWatch.Sources;
using Microsoft.Extensions.Time.Testing;

namespace ChipWatch.Reconcile;

/// <summary>Documents and their claims in a few words, for tests of what becomes of them.</summary>
internal sealed class Story
{
    public MemoryBlobStore Store { get; } = new();
    public FakeTimeProvider Clock { get; } = new(new(2025, 9, 1, 10, 20, 0, TimeSpan.Zero));
    public Reconciler Reconciler => new(Store, Clock, CompanyRegister.Default, KindOf);

    public static SourceKind? KindOf(string source) => source is "exchange" or "portal" ? SourceKind.Filings : SourceKind.News;

    public static Document Document(string id, string source, string published, string text, string? host = null, int revision = 0) => new()
    {
        Id = id,
        Source = source,
        Title = text,
        Text = text,
        Url = new Uri($"https://{host ?? source + ".example"}/{id}"),
        PublishedAt = DateTimeOffset.Parse(published + (published.Length == 10 ? "T08:00Z" : "Z"), CultureInfo.InvariantCulture),
        Revision = revision,
    };

    public static RevenueClaim Revenue(Document document, decimal? billions, string company = "Cambricon", string? id = "cambricon", RevenueStatus? status = null, RevenueMetric metric = RevenueMetric.Revenue, string label = "2025H1") => new()
    {
        Evidence = [new(0, document.Text.Length, document.Text)],
        Confidence = 0.9,
        Company = new(company, id),
        Metric = metric,
        Period = label == "2025H1" ? new(label, new(2025, 1, 1), new(2025, 6, 30)) : label.Contains("..", StringComparison.Ordinal) ? new(label, new(2025, 1, 1), new(2025, 6, 30)) : new(label),
        Amount = billions is { } b ? ChipWatch.Amount.Exactly(b * 1_000_000_000, "CNY") : null,
        Status = status,
    };

    public async Task TellAsync(Document document, params Claim[] claims) => await Reconciler.ReconcileAsync(document, claims);

    public async Task<List<Signal>> SignalsAsync() => await AllAsync<Signal>(Containers.Signals);

    public async Task<List<SignalChange>> ChangesAsync() => await AllAsync<SignalChange>(Containers.Changes);

    public async Task<Signal> SignalAsync() => Assert.Single(await SignalsAsync());

    private async Task<List<T>> AllAsync<T>(string container) where T : class
    {
        var all = new List<T>();
        await foreach (var entry in Store.ListAsync(container))
            all.Add((await Store.ReadJsonAsync<T>(entry.Name))!.Value.Value);
        return all;
    }
}
