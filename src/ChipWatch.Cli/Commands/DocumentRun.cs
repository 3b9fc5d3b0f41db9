using ChipWatch.Cli.Inputs;
using ChipWatch.Read;

namespace ChipWatch.Cli.Commands;

/// <summary>What <c>read</c> and <c>extract</c> share: inputs in, lines out in input order, failures as lines, talk to stderr.</summary>
internal static class DocumentRun
{
    /// <param name="line">Called on many threads, for readable inputs only.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Func<ReadInput, string> line, bool jsonl, CancellationToken cancellation)
    {
        await using var fetch = new UrlFetch();
        var reader = new InputReader(new DocumentReader(), fetch.FetchAsync);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16) { AutoFlush = false, NewLine = "\n" };
        var (all, failed) = (0, 0);
        await OrderedWork.RunAsync(
            InputSet.Expand(arguments),
            async input =>
            {
                var read = await reader.ReadAsync(input, cancellation);
                return (read.Input.Id, read.Error, Line: read.Document is null ? null : line(read));
            },
            done =>
            {
                all++;
                if (done.Line is not null)
                {
                    output.WriteLine(done.Line);
                    return;
                }

                failed++;
                if (jsonl)
                    output.WriteLine(Json.Write(new { id = done.Id, error = done.Error }));
                else
                    Console.Error.WriteLine($"chipwatch: {done.Id}: {done.Error}");
            },
            cancellation);
        if (failed > 0)
            await Console.Error.WriteLineAsync($"chipwatch: {failed} of {all} could not be read");
        return failed > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
