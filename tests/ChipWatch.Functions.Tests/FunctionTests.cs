using System.Text;
using System.Text.Json;
using ChipWatch.Collect;
using ChipWatch.Doubles;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChipWatch.Functions.Tests;

/// <summary>The functions as plain classes, with the whole core behind them and memory behind its ports.</summary>
public sealed class FunctionTests
{
    private readonly FakeTimeProvider clock = new(new(2025, 9, 18, 0, 0, 0, TimeSpan.Zero));
    private readonly MemoryBlobStore store = new();
    private readonly MemoryLog log = new();
    private readonly MemoryWorkQueue queue;
    private readonly ServiceProvider services;

    public FunctionTests()
    {
        queue = new(clock);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ChipWatch:Collect:Contact"] = "ops@example.org", ["ChipWatch:Digest:From"] = "digest@example.org" }).Build();
        services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IBlobStore>(store)
            .AddSingleton<IWorkQueue>(queue)
            .AddSingleton<IMailer>(new MemoryMailer())
            .AddChipWatch(settings)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Classes => [.. Declared.All.Select(f => f.Method.DeclaringType!.FullName!).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Classes))]
    public void The_host_can_make_every_function_class(string name) =>
        Assert.NotNull(ActivatorUtilities.CreateInstance(services, typeof(Work).Assembly.GetType(name, throwOnError: true)!));

    [Fact]
    public async Task The_collect_timer_puts_every_due_source_on_the_queue()
    {
        await Make<Schedules>().CollectOnSchedule(new TimerInfo(), Stop);
        Assert.NotEmpty(queue.Of<CollectMessage>());
    }

    [Fact]
    public async Task The_site_stands_before_anything_was_found()
    {
        await Make<Schedules>().PublishSite(new TimerInfo(), Stop);
        var page = await store.ReadAsync(new(Containers.Web, "index.html"), Stop);
        Assert.Contains("<html", System.Text.Encoding.UTF8.GetString(page!.Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_cannot_succeed_is_done_with_said_in_the_log_and_does_not_come_again()
    {
        await Make<Work>().CollectSource(Json.Write<WorkMessage>(new CollectMessage("no-such-source")), Stop);
        await Make<Work>().RunBackfillSlice(Json.Write<WorkMessage>(new BackfillMessage("no-such-backfill", 0)), Stop);
        Assert.Empty(queue.Sent);
        Assert.Contains(log.Said, l => l.StartsWith("Error: CollectSource failed: No source is called 'no-such-source'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""{"type":"digest.v1","subscriberId":"ana-1","windowEnd":"2025-09-18T00:00:00+00:00"}""")]
    public async Task A_body_that_is_no_message_of_the_queue_throws_so_that_it_ends_as_poison(string body) =>
        await Assert.ThrowsAsync<InvalidDataException>(async () => await Make<Work>().CollectSource(body, Stop));

    [Fact]
    public async Task A_poison_message_of_any_queue_is_kept_under_that_queue()
    {
        var poison = Make<Poison>();
        await poison.KeepPoisonCollect("c", Stop);
        await poison.KeepPoisonDocument("d", Stop);
        await poison.KeepPoisonDigest("g", Stop);
        await poison.KeepPoisonBackfill("b", Stop);
        Assert.Equal(["backfills b", "collect c", "digests g", "documents d"], (await services.GetRequiredService<PoisonKeeper>().ListAsync(Stop).ToListAsync(Stop)).Select(p => $"{p.Queue} {p.Body}"));
    }

    [Fact]
    public async Task A_backfill_is_accepted_told_of_and_cancelled()
    {
        var (status, start, location) = await CallAsync("POST", """{"source":"sse-bulletins","from":"2025-08-01","to":"2025-08-31"}""", (f, request) => f.StartBackfill(request, Stop));
        Assert.Equal(202, status);
        var id = start.GetProperty("id").GetString()!;
        Assert.Equal($"/api/backfills/{id}", location);
        Assert.NotEmpty(queue.Of<BackfillMessage>());

        (status, var progress, _) = await CallAsync("GET", "", (f, request) => f.GetBackfill(request, id, Stop));
        Assert.Equal((200, "running", "2025-08-01"), (status, progress.GetProperty("status").GetString(), progress.GetProperty("from").GetString()));

        (status, progress, _) = await CallAsync("DELETE", "", (f, request) => f.CancelBackfill(request, id, Stop));
        Assert.Equal((200, "cancelled"), (status, progress.GetProperty("status").GetString()));
    }

    public static TheoryData<string, string, string> BadRequests => new()
    {
        { "", "body", "The body has to be a JSON object of at most 4 KiB" },
        { "[]", "body", "The body has to be a JSON object of at most 4 KiB" },
        { "{", "body", "The body has to be a JSON object of at most 4 KiB" },
        { $$"""{"source":"{{new string('x', 5000)}}"}""", "body", "The body has to be a JSON object of at most 4 KiB" },
        { """{"from":"2025-08-01","to":"2025-08-31"}""", "source", "source is missing: give the id of a source" },
        { """{"source":"sse-bulletins","from":"1 August","to":"2025-08-31"}""", "from", "from has to be a day as yyyy-MM-dd" },
        { """{"source":"sse-bulletins","from":"2025-08-01"}""", "to", "to has to be a day as yyyy-MM-dd" },
        { """{"source":"sse-bulletins","from":"2025-09-01","to":"2025-08-31"}""", "request", "The range runs backwards" },
        { """{"source":"sse-bulletin","from":"2025-08-01","to":"2025-08-31"}""", "request", "No source is called 'sse-bulletin'; there is sse-bulletins" },
    };

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task A_bad_request_is_told_which_input_and_how_to_mend_it(string body, string input, string message)
    {
        var (status, problem, _) = await CallAsync("POST", body, (f, request) => f.StartBackfill(request, Stop));
        Assert.Equal(400, status);
        Assert.StartsWith(message, problem.GetProperty("errors").GetProperty(input)[0].GetString(), StringComparison.Ordinal);
        Assert.Contains(message, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(queue.Sent);
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("../sources/sse-bulletins")]
    public async Task A_backfill_that_is_none_is_not_found(string id)
    {
        var (status, problem, _) = await CallAsync("GET", "", (f, request) => f.GetBackfill(request, id, Stop));
        Assert.Equal((404, $"There is no backfill '{id}'"), (status, problem.GetProperty("detail").GetString()));
        (status, _, _) = await CallAsync("DELETE", "", (f, request) => f.CancelBackfill(request, id, Stop));
        Assert.Equal(404, status);
    }

    private T Make<T>() => ActivatorUtilities.CreateInstance<T>(services);

    private async Task<(int Status, JsonElement Body, string? Location)> CallAsync(string method, string body, Func<Backfills, HttpRequest, Task<IResult>> call)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = method;
        context.Request.Path = "/api/backfills";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Response.Body = new MemoryStream();
        await (await call(Make<Backfills>(), context.Request)).ExecuteAsync(context);
        context.Response.Body.Position = 0;
        using var json = await JsonDocument.ParseAsync(context.Response.Body, cancellationToken: Stop);
        return (context.Response.StatusCode, json.RootElement.Clone(), context.Response.Headers.Location);
    }
}
