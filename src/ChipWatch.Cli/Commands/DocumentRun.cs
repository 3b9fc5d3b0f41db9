using ChipWatch.Cli.Inputs;
using ChipWatch.Cli.Terminal;
using ChipWatch.Read;
using Microsoft.Win32.SafeHandles;

namespace ChipWatch.Cli.Commands;

/// <summary>What <c>read</c> and <c>extract</c> share: inputs in, lines out in input order, failures as lines, talk to stderr.</summary>
internal static class DocumentRun
{
    /// <param name="line">Called on many threads, for readable inputs only.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Func<ReadInput, string> line, bool jsonl, CancellationToken cancellation)
    {
        await using var fetch = new UrlFetch();
        var reader = new InputReader(new DocumentReader(), fetch.FetchAsync);
        await using var output = new StreamWriter(OpenOutput(), bufferSize: 1 << 16) { AutoFlush = !Console.IsOutputRedirected, NewLine = "\n" };
        using var talk = new Talk(Console.Error, !Console.IsErrorRedirected && Console.IsOutputRedirected);
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
                talk.Progress($"{all} read, {failed} failed, now {done.Id}");
                if (done.Line is not null)
                {
                    output.WriteLine(done.Line);
                    return;
                }

                failed++;
                if (jsonl)
                    output.WriteLine(Json.Write(new { id = done.Id, error = done.Error }));
                else
                    talk.Say($"{done.Id}: {done.Error}");
            },
            cancellation);
        await output.FlushAsync(cancellation);
        if (all == 0)
            talk.Say($"nothing to read in {string.Join(", ", arguments)}: of a folder, .html .htm .txt .pdf .xml .json .jsonl and their .gz are read");
        if (failed > 0)
            talk.Say($"{failed} of {all} could not be read");
        return failed > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>The console's own stream swallows a broken pipe, and the work would go on for nobody; for a file it is right, as it shares the place with others who write there.</summary>
    private static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }
}
