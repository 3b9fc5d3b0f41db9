using static ChipWatch.Reconcile.Story;

namespace ChipWatch.Reconcile;

public sealed class ListingTests
{
    private readonly Story story = new();

    [Fact]
    public async Task The_steps_of_one_listing_are_one_signal_with_its_history()
    {
        await TellAsync("d1", "wire", "2025-06-30", IpoStage.Accepted);
        await TellAsync("d2", "exchange", "2025-08-27", IpoStage.Inquiry);
        await TellAsync("d3", "flash", "2025-09-26", IpoStage.Approved);
        await TellAsync("d4", "wire", "2025-09-27", IpoStage.Accepted);

        var signal = await story.SignalAsync();
        Assert.Equal(IpoStage.Approved, Stage(signal.Current));
        Assert.Equal([IpoStage.Accepted, IpoStage.Inquiry], signal.History.Select(h => Stage(h.Values)));
        Assert.Equal(ChangeReason.Progressed, signal.Reason);
    }

    [Fact]
    public async Task News_of_a_step_beats_an_older_filing()
    {
        await TellAsync("d1", "exchange", "2025-08-27", IpoStage.Inquiry);
        await TellAsync("d2", "flash", "2025-12-05", IpoStage.Listed);
        Assert.Equal(IpoStage.Listed, Stage((await story.SignalAsync()).Current));
    }

    [Fact]
    public async Task A_suspension_gives_way_to_what_follows_it_and_a_new_attempt_to_the_one_that_ended()
    {
        await TellAsync("d1", "exchange", "2025-01-10", IpoStage.Suspended);
        await TellAsync("d2", "exchange", "2025-03-20", IpoStage.Inquiry);
        Assert.Equal(IpoStage.Inquiry, Stage((await story.SignalAsync()).Current));
        await TellAsync("d3", "exchange", "2025-04-20", IpoStage.Terminated);
        await TellAsync("d4", "flash", "2025-04-22", IpoStage.Inquiry);
        Assert.Equal(IpoStage.Terminated, Stage((await story.SignalAsync()).Current));
        await TellAsync("d5", "exchange", "2025-08-20", IpoStage.Filed);
        Assert.Equal(IpoStage.Filed, Stage((await story.SignalAsync()).Current));
    }

    [Fact]
    public async Task A_rumoured_listing_is_the_one_that_the_exchange_lists()
    {
        var rumour = Document("d1", "wire", "2025-06-01", "Moore Threads is reportedly considering a listing, people familiar with the matter said");
        await story.TellAsync(rumour, Claim(rumour, IpoStage.Planned) with { Exchange = null });
        await TellAsync("d2", "exchange", "2025-06-30", IpoStage.Accepted);
        var signal = await story.SignalAsync();
        Assert.Equal((Standing.Filing, IpoStage.Accepted), (signal.Standing, Stage(signal.Current)));
    }

    [Fact]
    public async Task A_result_without_any_figure_is_nothing_to_tell()
    {
        var document = Document("d1", "wire", "2025-08-27", "Cambricon announces financial results");
        await story.TellAsync(document, Revenue(document, null, metric: RevenueMetric.Result));
        Assert.Empty(await story.SignalsAsync());
    }

    private async Task TellAsync(string id, string source, string day, IpoStage stage)
    {
        var document = Document(id, source, day, $"{id} 摩尔线程科创板IPO");
        await story.TellAsync(document, Claim(document, stage));
    }

    private static IpoClaim Claim(Document document, IpoStage stage) =>
        new() { Evidence = [new(0, document.Text.Length, document.Text)], Company = new("摩尔线程", "moore-threads"), Stage = stage, Exchange = "SSE", Confidence = 0.8 };

    private static IpoStage? Stage(Claim claim) => ((IpoClaim)claim).Stage;
}
