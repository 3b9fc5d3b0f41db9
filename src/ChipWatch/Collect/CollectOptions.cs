using System.ComponentModel.DataAnnotations;

namespace ChipWatch.Collect;

/// <summary>Section <c>ChipWatch:Collect</c>. Checked at start; each message names the setting and its range.</summary>
public sealed record CollectOptions
{
    public const string Section = "ChipWatch:Collect";

    /// <summary>An e-mail address or web page where a publisher reaches whoever runs this; stands in the User-Agent. Nothing is collected without it.</summary>
    [RegularExpression(@"[^\s@()<>]+@[^\s@()<>]+\.[^\s@()<>]+|https?://[^\s()<>]+", MatchTimeoutInMilliseconds = 1000,
        ErrorMessage = "ChipWatch:Collect:Contact must be an e-mail address or a web address, as in ops@example.org")]
    public string? Contact { get; init; }

    [Range(1, 256, ErrorMessage = "ChipWatch:Collect:MaxListMegabytes must lie between 1 and 256")]
    public int MaxListMegabytes { get; init; } = 32;

    [Range(1, 1024, ErrorMessage = "ChipWatch:Collect:MaxItemMegabytes must lie between 1 and 1024")]
    public int MaxItemMegabytes { get; init; } = 64;

    [Range(typeof(TimeSpan), "00:00:00.05", "00:02:00", ErrorMessage = "ChipWatch:Collect:ConnectTimeout must lie between 50 ms and 2 minutes")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From sending the request to the response's headers, for one attempt.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00", ErrorMessage = "ChipWatch:Collect:ResponseTimeout must lie between 50 ms and 5 minutes")]
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest silence while a body is read.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00", ErrorMessage = "ChipWatch:Collect:IdleTimeout must lie between 50 ms and 5 minutes")]
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest time for a whole body.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:30:00", ErrorMessage = "ChipWatch:Collect:BodyTimeout must lie between 50 ms and 30 minutes")]
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Further attempts in the same run after a network fault or a 500, 502 or 504.</summary>
    [Range(0, 5, ErrorMessage = "ChipWatch:Collect:Retries must lie between 0 and 5")]
    public int Retries { get; init; } = 2;

    [Range(typeof(TimeSpan), "00:00:00", "00:01:00", ErrorMessage = "ChipWatch:Collect:RetryDelay must lie between 0 and 1 minute")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    [Range(0, 10, ErrorMessage = "ChipWatch:Collect:MaxRedirects must lie between 0 and 10")]
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Pages of one listing that a run reads at most.</summary>
    [Range(1, 1000, ErrorMessage = "ChipWatch:Collect:MaxPages must lie between 1 and 1000")]
    public int MaxPages { get; init; } = 50;

    /// <summary>Pages read of a source that was never read before; what lies further back is a backfill's business.</summary>
    [Range(1, 1000, ErrorMessage = "ChipWatch:Collect:FirstRunPages must lie between 1 and 1000")]
    public int FirstRunPages { get; init; } = 5;

    /// <summary>A run that is not done by then goes back to the queue; what it did is kept.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:20:00", ErrorMessage = "ChipWatch:Collect:RunTime must lie between 10 seconds and 20 minutes")]
    public TimeSpan RunTime { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>A poll with no more requests before it than these sends them in the window that the scheduler gave it; one with more takes a token of the shared rate.</summary>
    [Range(1, 20, ErrorMessage = "ChipWatch:Collect:FreeRequests must lie between 1 and 20")]
    public int FreeRequests { get; init; } = 5;

    /// <summary>A backfill asks a host during one block of five seconds out of so many, and leaves the others to the live schedule.</summary>
    [Range(1, 20, ErrorMessage = "ChipWatch:Collect:BackfillSlowdown must lie between 1 and 20")]
    public int BackfillSlowdown { get; init; } = 3;

    /// <summary>Requests at once to one host without <see cref="Sources.Source.Spacing"/>; a host with spacing is asked one at a time.</summary>
    [Range(1, 32, ErrorMessage = "ChipWatch:Collect:HostConcurrency must lie between 1 and 32")]
    public int HostConcurrency { get; init; } = 4;

    /// <summary>Domains whose hosts share one rate, in requests a second over all machines.</summary>
    public Dictionary<string, double> DomainRates { get; init; } = new(StringComparer.OrdinalIgnoreCase) { ["sec.gov"] = 5 };

    /// <summary>Keys of sources that ask for one, by the name that the definition gives.</summary>
    public Dictionary<string, string> Keys { get; init; } = new(StringComparer.OrdinalIgnoreCase);
}
