using System.Text.Json;
using ChipWatch.Api;
using ChipWatch.Doubles;
using ChipWatch.Reconcile;
using ChipWatch.Register;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChipWatch.Functions.Tests;

public sealed class SignalApiTests
{
    private static readonly DateTimeOffset Now = new(2025, 9, 18, 9, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider clock = new(Now);
    private readonly MemoryBlobStore store = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signals_come_newest_first_each_once_and_page_by_page()
    {
        for (var i = 0; i < 5; i++)
            await AddAsync($"a{i}", Now.AddHours(-i), versions: 2);
        var ids = new List<string>();
        var query = "?limit=2";
        for (string? before = ""; before is not null;)
        {
            var (status, page) = await ListAsync(query + before);
            Assert.Equal(200, status);
            ids.AddRange(page.GetProperty("signals").EnumerateArray().Select(s => s.GetProperty("id").GetString()!));
            before = page.TryGetProperty("next", out var next) ? $"&before={Uri.EscapeDataString(next.GetString()!)}" : null;
        }

        Assert.Equal(["a0", "a1", "a2", "a3", "a4"], ids);
    }

    [Fact]
    public async Task Signals_are_picked_by_kind_day_and_company()
    {
        await AddAsync("a1", Now.AddDays(-2));
        await AddAsync("a2", Now.AddDays(-20));
        Assert.Empty(await IdsAsync("?kind=ipo"));
        Assert.Equal(["a1"], await IdsAsync("?kind=revenue"));
        Assert.Equal(["a2"], await IdsAsync("?from=2025-08-01&to=2025-08-31"));
        Assert.Equal(["a1", "a2"], await IdsAsync("?company=cambricon&from=2025-08-01&to=2025-09-18"));
    }

    [Theory]
    [InlineData("?kind=rumour", "kind")]
    [InlineData("?from=yesterday", "from")]
    [InlineData("?from=2025-09-01&to=2025-08-01", "from")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?company=nobody", "company")]
    public async Task A_bad_parameter_is_named(string query, string parameter)
    {
        var (status, problem) = await ListAsync(query);
        Assert.Equal(400, status);
        Assert.StartsWith(parameter, problem.GetProperty("errors").GetProperty(parameter)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_signal_is_found_by_its_id_and_a_wrong_id_is_not_found()
    {
        await AddAsync("a1", Now);
        Assert.Equal((200, "a1"), await GetAsync("a1", "id"));
        Assert.Equal((404, "There is no signal 'b1'"), await GetAsync("b1", "detail"));
        Assert.Equal((404, "There is no signal '../x'"), await GetAsync("../x", "detail"));
    }

    private async Task AddAsync(string id, DateTimeOffset at, int versions = 1)
    {
        var company = CompanyRegister.Default.ById("cambricon") is { } known ? new Party("寒武纪", known.Id) : throw new InvalidOperationException("the register lost cambricon");
        var claim = new RevenueClaim { Company = company, Evidence = [new(0, 3, "寒武纪")] };
        for (var version = 1; version <= versions; version++)
        {
            var signal = new Signal { Id = id, Version = version, Key = id, Current = claim, Support = [], FirstPublished = at, LastChanged = at };
            await store.WriteJsonAsync(Containers.SignalOf("revenue", id), signal, cancellation: Stop);
            var change = new SignalChange(id, version, at, signal);
            await store.WriteJsonAsync(change.Blob, change, cancellation: Stop);
        }

        await store.UpdateJsonAsync<CompanyMonth>(CompanyMonth.NameOf(company.Id!, at), month => new() { Signals = new(month?.Signals ?? [], StringComparer.Ordinal) { [id] = new("revenue", versions, at) } }, Stop);
    }

    private async Task<IReadOnlyList<string>> IdsAsync(string query) =>
        [.. (await ListAsync(query)).Body.GetProperty("signals").EnumerateArray().Select(s => s.GetProperty("id").GetString()!)];

    private Task<(int Status, JsonElement Body)> ListAsync(string query) => CallAsync(query, request => SignalApi.ListAsync(request, store, CompanyRegister.Default, clock, Stop));

    private async Task<(int, string?)> GetAsync(string id, string property)
    {
        var (status, body) = await CallAsync("", _ => SignalApi.GetAsync(id, store, Stop));
        return (status, body.GetProperty(property).GetString());
    }

    private static async Task<(int Status, JsonElement Body)> CallAsync(string query, Func<HttpRequest, Task<IResult>> call)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.QueryString = new(query);
        context.Response.Body = new MemoryStream();
        await (await call(context.Request)).ExecuteAsync(context);
        context.Response.Body.Position = 0;
        using var json = await JsonDocument.ParseAsync(context.Response.Body, cancellationToken: Stop);
        return (context.Response.StatusCode, json.RootElement.Clone());
    }
}
