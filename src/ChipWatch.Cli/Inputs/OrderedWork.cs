using System.Threading.Tasks.Dataflow;

namespace ChipWatch.Cli.Inputs;

/// <summary>Runs work on all cores and hands the results on in input order; a bounded window keeps memory flat.</summary>
internal static class OrderedWork
{
    public static async Task RunAsync<TIn, TOut>(IEnumerable<TIn> inputs, Func<TIn, Task<TOut>> work, Action<TOut> output, CancellationToken cancellation)
    {
        var cores = Environment.ProcessorCount;
        var middle = new TransformBlock<TIn, TOut>(work, new()
        {
            MaxDegreeOfParallelism = cores,
            BoundedCapacity = cores * 16,
            EnsureOrdered = true,
            CancellationToken = cancellation,
        });
        var end = new ActionBlock<TOut>(output, new() { BoundedCapacity = cores * 16, CancellationToken = cancellation });
        middle.LinkTo(end, new() { PropagateCompletion = true });
        foreach (var input in inputs)
        {
            // An output that failed takes nothing any more, and the middle would stay full for ever.
            var sent = middle.SendAsync(input, cancellation);
            if (await Task.WhenAny(sent, end.Completion) != sent || !await sent)
                break;
        }

        middle.Complete();
        await end.Completion;
    }
}
