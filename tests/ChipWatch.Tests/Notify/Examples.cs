using ChipWatch.Notify;
using Microsoft.Extensions.Options;

namespace ChipWatch.Tests.Notify;

internal static class Examples
{
    public static readonly DateTimeOffset WindowEnd = new(2025, 9, 3, 0, 0, 0, TimeSpan.Zero);

    public static readonly Subscriber Ana = new() { Id = "ana", Email = "ana@example.org", Language = "en", Hour = 8 };

    public static IOptions<DigestOptions> Options { get; } = Microsoft.Extensions.Options.Options.Create(new DigestOptions { From = "ChipWatch <digest@example.com>", UnsubscribeTo = "leave@example.com" });

    public static SignalChange Change(string id, int version = 1, string company = "寒武纪", decimal amount = 2.88e9m, decimal? before = null, bool silent = false, string title = "Half-year report")
    {
        var at = WindowEnd.AddHours(-3);
        var now = Revenue(company, amount);
        return new(id, version, at, new()
        {
            Id = id,
            Version = version,
            Key = id,
            Current = now,
            Support = [new("d1", "sse", title, new("https://example.com/report?a=1&b=2"), at, "example.com", now)],
            History = before is { } old ? [new(1, Revenue(company, old), at, "d2")] : [],
            FirstPublished = at.AddHours(-10),
            LastChanged = at,
            Confidence = 0.92,
        }, silent);
    }

    private static RevenueClaim Revenue(string company, decimal amount) => new()
    {
        Company = new(company, company == "寒武纪" ? "cambricon" : null),
        Metric = RevenueMetric.Revenue,
        Period = new("2025H1"),
        Amount = Amount.Exactly(amount, "CNY"),
        Change = new(4347.82m, Basis: ChangeBasis.Yoy),
        Evidence = [new(0, 12, "营业收入28.81亿元 <b>", null)],
        Confidence = 0.92,
    };
}
