using System.Text.Json;
using ChipWatch.Collect.State;
using ChipWatch.Collect.Tests.Rig;
using ChipWatch.Doubles;
using ChipWatch.Sources;
using CsCheck;
using Microsoft.AspNetCore.Http;

namespace ChipWatch.Collect.Tests;

/// <summary>A list of names that stand on it until they are struck off: who joins and who leaves is told, each once.</summary>
public sealed class StandingListSpecs : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 4);
    private readonly List<string> rows = [Row("Old Compute", "2019-05-21"), Row("Older Devices", "2018-01-02"), Row("New Chips", "2026-02-20")];
    private readonly Source source = Watcher.Source() with
    {
        Reader = "screening-list",
        TimeZone = "America/New_York",
        Settings = JsonDocument.Parse("""{"lists":["Entity List"],"countries":["CN"],"days":60}""").RootElement,
    };

    private Site site = null!;
    private Watcher watcher = null!;

    public async ValueTask InitializeAsync()
    {
        site = await Site.StartAsync();
        site.Answer = context =>
        {
            context.Response.ContentType = "text/csv";
            return context.Response.WriteAsync($"source,name,addresses,federal_register_notice,start_date\n{string.Join('\n', rows)}\n");
        };
        watcher = new(site, sources: source);
    }

    public async ValueTask DisposeAsync()
    {
        await watcher.DisposeAsync();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task The_first_poll_tells_what_is_young_and_remembers_the_rest()
    {
        Assert.Equal(["Entity List: New Chips added"], await PolledAsync());
        Assert.Empty(await PolledAsync());
    }

    [Fact]
    public async Task A_name_that_joins_with_an_old_date_is_told()
    {
        await PolledAsync();
        rows.Add(Row("Late Systems", "2024-12-05"));

        Assert.Equal(["Entity List: Late Systems added"], await PolledAsync());
        Assert.Empty(await PolledAsync());
    }

    [Fact]
    public async Task A_name_that_leaves_is_told_when_a_second_list_lacks_it()
    {
        await PolledAsync();
        rows.RemoveAt(0);

        Assert.Empty(await PolledAsync());
        Assert.Equal(["Entity List: Old Compute taken off"], await PolledAsync());
        Assert.Empty(await PolledAsync());
        Assert.Equal(Day, watcher.Documents.Single(d => d.Item.Title.Contains("taken off", StringComparison.Ordinal)).Item.PublishedOn);
    }

    [Fact]
    public async Task A_name_that_a_single_list_lacked_never_left()
    {
        await PolledAsync();
        var row = rows[0];
        rows.RemoveAt(0);
        await PolledAsync();
        rows.Insert(0, row);

        Assert.Empty(await PolledAsync());
        rows.RemoveAt(0);
        Assert.Empty(await PolledAsync());
    }

    [Fact]
    public async Task An_edited_address_is_no_news()
    {
        await PolledAsync();
        rows[0] = Row("OLD COMPUTE", "2019-05-21", "Building 9, Chengdu, CN");

        Assert.Empty(await PolledAsync());
        Assert.Empty(await PolledAsync());
    }

    [Fact]
    public async Task A_list_that_lost_many_names_is_said_to_be_short_before_it_is_believed()
    {
        rows.AddRange(Enumerable.Range(1, 40).Select(n => Row($"Maker {n}", "2020-01-01")));
        await PolledAsync();
        rows.RemoveRange(10, 20);

        for (var poll = 0; poll < 3; poll++)
        {
            Assert.Empty(await PolledAsync());
            Assert.Contains("20 of 43 names are missing", (await watcher.StateAsync()).Problem?.Reason, StringComparison.Ordinal);
        }

        Assert.Equal(["Entity List: Maker 8 and 19 others taken off"], await PolledAsync());
        Assert.Null((await watcher.StateAsync()).Problem);
    }

    [Fact]
    public async Task An_unchanged_list_writes_one_state_blob()
    {
        await PolledAsync();
        watcher.Store.Transactions.Clear();

        await PolledAsync();

        Assert.Single(watcher.Store.Transactions, t => t.Verb == "write");
    }

    [Fact]
    public async Task A_poll_that_dies_at_any_step_tells_all_the_same()
    {
        for (var step = 0; step < 12; step++)
        {
            var (store, queue) = (new MemoryBlobStore(watcher.Clock), new MemoryWorkQueue(watcher.Clock));
            foreach (var lost in (int[])[int.MaxValue, step, int.MaxValue, int.MaxValue])
            {
                await using var mortal = new Watcher(site, watcher.Clock, store: store, queue: queue, killer: new Killer(store, queue) { Steps = lost }, sources: source);
                try
                {
                    await mortal.PollAsync();
                }
                catch (KilledException)
                {
                    // The next one goes on.
                }

                if (lost == int.MaxValue && rows.Count == 3)
                    rows.AddRange([Row("Late Systems", "2024-12-05"), Row("Later Systems", "2024-12-06")]);
            }

            Assert.Equal(["Late Systems", "Later Systems", "New Chips"], queue.Of<DocumentMessage>().Select(m => m.Item.Title["Entity List: ".Length..^" added".Length]).Distinct().Order());
            rows.RemoveRange(3, 2);
        }
    }

    [Fact]
    public void Whatever_joins_and_leaves_in_whatever_order_is_told_once()
    {
        Gen.Byte[0, 9].HashSet[0, 9].List[2, 8].Sample(lists =>
        {
            var list = StandingList.Of("s", Entries(lists[0]));
            var told = lists[0].ToHashSet();
            foreach (var now in lists.Skip(1))
            {
                // Each list stays for two polls.
                for (var poll = 0; poll < 2; poll++)
                {
                    var change = list.To(Entries(now), Day);
                    Assert.All(change.Joined, item => Assert.True(told.Add(byte.Parse(item.Item.Title))));
                    Assert.All(change.Left, name => Assert.True(told.Remove(byte.Parse(name.Row.Name))));
                    list = change.After;
                }

                Assert.Equal(now.Order(), told.Order());
                Assert.Same(list, list.To(Entries(now), Day).After);
            }
        });
    }

    private static List<StandingEntry> Entries(IEnumerable<byte> names) =>
        [.. names.Select(n => $"{n}").Select(n => new StandingEntry(new(n, n, "Entity List", null), new(new("s", n, n))))];

    private static string Row(string name, string start, string address = "Beijing, CN") => $"\"Entity List (EL) - Bureau of Industry and Security\",{name},\"{address}\",FR {start},{start}";

    /// <summary>Titles of what one poll collected.</summary>
    private async Task<IReadOnlyList<string>> PolledAsync()
    {
        var before = watcher.Documents.Count;
        await watcher.PollAsync();
        watcher.Clock.Advance(TimeSpan.FromHours(12));
        return [.. watcher.Documents.Skip(before).Select(d => d.Item.Title)];
    }
}
