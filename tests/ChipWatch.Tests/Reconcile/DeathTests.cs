using ChipWatch.Register;
using static ChipWatch.Reconcile.Story;

namespace ChipWatch.Reconcile;

/// <summary>A process that dies while it reconciles, and another that takes its message again.</summary>
public sealed class DeathTests
{
    /// <summary>A second document says which period the first one meant: its signal moves, the old one goes.</summary>
    [Fact]
    public async Task Whatever_write_was_the_last_the_index_names_the_signals_that_there_are()
    {
        var open = Document("d1", "wire", "2025-08-27", "Cambricon posted revenue of 2.88 billion yuan");
        var dated = Document("d2", "flash", "2025-08-26", "寒武纪上半年实现营业收入28.81亿元");
        var deaths = 0;
        for (var died = true; died; deaths += died ? 1 : 0)
        {
            var story = new Story();
            await story.TellAsync(open, Revenue(open, 2.88m) with { Period = null });
            died = false;
            try
            {
                await new Reconciler(new MortalStore(story.Store, deaths + 1), story.Clock, CompanyRegister.Default, KindOf).ReconcileAsync(dated, [Revenue(dated, 2.881m)]);
            }
            catch (OperationCanceledException)
            {
                died = true;
            }

            await story.TellAsync(dated, Revenue(dated, 2.881m));
            var index = (await story.Store.ReadJsonAsync<CompanyMonth>(new(Containers.Index, "company/cambricon/2025-08.json")))!.Value.Value;
            Assert.Equal((await story.SignalsAsync()).Select(s => s.Id).Order(StringComparer.Ordinal), index.Signals.Keys);
        }

        Assert.InRange(deaths, 5, 50);
    }

    /// <summary>Nothing is written or deleted from a given step on.</summary>
    private sealed class MortalStore(IBlobStore inner, int last) : IBlobStore
    {
        private int steps;

        public Task<StoredBlob?> ReadAsync(BlobName name, CancellationToken cancellation = default) => inner.ReadAsync(name, cancellation);

        public Task<string?> WriteAsync(BlobName name, ReadOnlyMemory<byte> content, WriteCondition condition = default, BlobOptions? options = null, CancellationToken cancellation = default) =>
            Alive() ? inner.WriteAsync(name, content, condition, options, cancellation) : throw new OperationCanceledException();

        public Task<bool> DeleteAsync(BlobName name, CancellationToken cancellation = default) => Alive() ? inner.DeleteAsync(name, cancellation) : throw new OperationCanceledException();

        public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix = "", CancellationToken cancellation = default) => inner.ListAsync(container, prefix, cancellation);

        private bool Alive() => ++steps < last;
    }
}
