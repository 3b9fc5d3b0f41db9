using System.Diagnostics;

namespace ChipWatch.Cli.Terminal;

/// <summary>
/// What is said to the person, on stderr: lines that stay, and how the work goes. On a terminal that is one line that keeps changing;
/// elsewhere a plain line now and then.
/// </summary>
internal sealed class Talk(TextWriter error, bool terminal, int width = 80) : IDisposable
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private long shownAt = Stopwatch.GetTimestamp() - Stopwatch.Frequency;
    private bool shown;

    public static Talk ToPerson() => new(Console.Error, !Console.IsErrorRedirected && !Console.IsOutputRedirected, Width());

    /// <summary>A line that stays.</summary>
    public void Say(string line)
    {
        lock (gate)
        {
            Clear();
            error.WriteLine($"chipwatch: {TerminalText.Safe(line)}");
        }
    }

    /// <summary>How the work goes; the next replaces it.</summary>
    public void Progress(string line)
    {
        lock (gate)
        {
            if (Stopwatch.GetElapsedTime(shownAt) < (terminal ? Refresh : PlainEvery))
                return;
            shownAt = Stopwatch.GetTimestamp();
            if (!terminal)
            {
                error.WriteLine($"chipwatch: {TerminalText.Safe(line)}");
                return;
            }

            error.Write($"\r\u001b[2K\u001b[2m{TerminalText.Fit(TerminalText.Safe(line), width - 1)}\u001b[0m");
            shown = true;
        }
    }

    public void Dispose()
    {
        lock (gate)
            Clear();
    }

    private void Clear()
    {
        if (!shown)
            return;
        error.Write("\r\u001b[2K");
        shown = false;
    }

    private static int Width()
    {
        try
        {
            return Console.WindowWidth is > 20 and var width ? width : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
