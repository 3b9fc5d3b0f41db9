using ChipWatch.Doubles;
using ChipWatch.Reconcile.Rates;
using CsCheck;

namespace ChipWatch.Tests.Reconcile.Rates;

/// <summary>An amount in dollars and yuan beside the original, by published rates only.</summary>
public sealed class RateTests
{
    private static readonly RateTable Table = new(
    [
        new(new(2026, 11, 20), "EUR", new Dictionary<string, decimal> { ["USD"] = 1.16m, ["CNY"] = 8.12m }),
        new(new(2026, 11, 23), "EUR", new Dictionary<string, decimal> { ["USD"] = 1.15m, ["CNY"] = 8.05m, ["HKD"] = 8.97m }),
        new(new(2026, 11, 20), "TWD", new Dictionary<string, decimal> { ["USD"] = 1m / 31.5m, ["CNY"] = 1m / 4.4m }),
    ]);

    [Theory]
    [InlineData("2026-11-20", 1, "USD", "CNY", "7.0", "2026-11-20")]
    [InlineData("2026-11-21", 1, "USD", "CNY", "7.0", "2026-11-20")]
    [InlineData("2026-11-22", 1, "USD", "CNY", "7.0", "2026-11-20")]
    [InlineData("2026-11-23", 1, "USD", "CNY", "7.0", "2026-11-23")]
    [InlineData("2026-11-23", 1, "EUR", "USD", "1.15", "2026-11-23")]
    [InlineData("2026-11-23", 315, "TWD", "USD", "10", "2026-11-20")]
    [InlineData("2026-11-23", 10, "USD", "TWD", "315", "2026-11-20")]
    [InlineData("2026-11-20", 5, "CNY", "CNY", "5", "2026-11-20")]
    public void A_day_without_rates_takes_the_last_earlier_one(string on, int value, string from, string to, string expected, string rateDay)
    {
        var converted = Table.Convert(value, from, to, DateOnly.Parse(on))!;

        Assert.Equal(decimal.Parse(expected), Math.Round(converted.Value, 6));
        Assert.Equal(DateOnly.Parse(rateDay), converted.RateDate);
    }

    [Theory]
    [InlineData("2026-11-19", "USD", "CNY")]
    [InlineData("2026-12-24", "USD", "CNY")]
    [InlineData("2026-11-20", "HKD", "CNY")]
    [InlineData("2026-11-23", "XAU", "CNY")]
    public void Before_the_first_rate_long_after_the_last_and_without_a_quote_there_is_no_answer(string on, string from, string to) =>
        Assert.Null(Table.Convert(1m, from, to, DateOnly.Parse(on)));

    [Fact]
    public void An_amount_keeps_its_open_end_and_is_approximate_in_another_currency()
    {
        var converted = Table.Convert(new Amount(100m, null, "USD", Text: "over $100"), "CNY", new(2026, 11, 23))!;

        Assert.Equal((700m, null, "CNY", true), (Math.Round(converted.Min!.Value, 6), converted.Max, converted.Currency, converted.Approximate));
        Assert.Null(Table.Convert(new Amount(100m, 100m), "CNY", new(2026, 11, 23)));
    }

    [Fact]
    public void There_and_back_is_where_one_began() =>
        Gen.Select(Gen.Decimal[0.01m, 1_000_000_000m], Gen.OneOf(Gen.Const("USD"), Gen.Const("CNY"), Gen.Const("HKD"), Gen.Const("EUR")), Gen.OneOf(Gen.Const("USD"), Gen.Const("CNY"), Gen.Const("HKD"), Gen.Const("EUR"))).Sample((value, from, to) =>
        {
            var there = Table.Convert(value, from, to, new(2026, 11, 23))!.Value;
            Assert.True(Math.Abs(Table.Convert(there, to, from, new(2026, 11, 23))!.Value - value) < 0.000001m * value);
        });

    [Theory]
    [InlineData("Currency,Rate,Cash,Spot,Forward-10Days,Rate,Cash,Spot,Forward-10Days", "USD,Buying,31.10,31.40,31.39,Selling,31.80,31.60,31.59")]
    [InlineData("幣別,匯率,現金,即期,遠期10天,匯率,現金,即期,遠期10天", "美金 (USD),本行買入,31.10,31.40,31.39,本行賣出,31.80,31.60,31.59")]
    [InlineData("Currency,Spot,Cash,Rate,Spot,Cash", "USD,31.40,31.10,Selling,31.60,31.80")]
    public void The_board_s_spot_columns_are_found_by_their_headings(string heading, string row)
    {
        var day = BankOfTaiwanRates.Read($"\uFEFF{heading}\n{row}\n", new(2026, 11, 20));

        Assert.Equal(31.5m, Math.Round(1 / day.Rates["USD"], 6));
    }

    [Fact]
    public void What_the_board_does_not_quote_is_no_rate_and_another_page_is_no_board()
    {
        Assert.Empty(BankOfTaiwanRates.Read("Currency,Rate,Cash,Spot,Rate,Cash,Spot\nKRW,Buying,0.02,0.00000,Selling,0.03,0.00000\n", new(2026, 11, 20)).Rates);
        Assert.Throws<FormatException>(() => BankOfTaiwanRates.Read("<html>maintenance</html>", new(2026, 11, 20)));
        Assert.Throws<FormatException>(() => EcbRates.Read("<html>maintenance</html>"u8.ToArray()));
    }

    [Fact]
    public void The_ECB_s_ninety_days_cross_to_plausible_yuan()
    {
        var days = EcbRates.Read(File.ReadAllBytes(Shared.Require("fixtures", "fx", "ecb_historical-90d.xml")));
        var table = new RateTable(days);

        Assert.True(days.Count >= 60);
        Assert.All(days.Where(d => d.Rates.ContainsKey("CNY")), d => Assert.InRange(table.Convert(1m, "USD", "CNY", d.Date)!.Value, 5.5m, 9m));
    }

    [Fact]
    public async Task Stored_rates_come_back_and_what_is_known_costs_no_write()
    {
        var store = new MemoryBlobStore();
        var rates = new RateStore(store);
        RateDay[] days = [new(new(2025, 12, 31), "EUR", new Dictionary<string, decimal> { ["USD"] = 1.1m, ["CNY"] = 7.7m }), new(new(2026, 1, 2), "EUR", new Dictionary<string, decimal> { ["USD"] = 1.2m, ["CNY"] = 8.4m })];
        await rates.AddAsync(days);
        var before = await store.ReadAsync(new(Containers.State, "rates/EUR/2026.json"));
        await rates.AddAsync(days);
        var after = await store.ReadAsync(new(Containers.State, "rates/EUR/2026.json"));

        Assert.Equal(7m, (await rates.LoadAsync(2025, 2026)).Convert(1m, "USD", "CNY", new(2026, 1, 1))!.Value);
        Assert.Equal(before!.ETag, after!.ETag);
    }
}
