using ChipWatch.Collect.Http;
using ChipWatch.Collect.State;
using ChipWatch.Sources;

namespace ChipWatch.Collect;

/// <summary>What a walk over a listing's pages found.</summary>
internal sealed record Listing
{
    /// <summary>Each once, in the list's order.</summary>
    public IReadOnlyList<ListedItem> Items { get; init; } = [];
    public int Pages { get; init; }

    /// <summary>Up to here, counted from 1, pages showed something unknown; 0 when none did.</summary>
    public int NewPages { get; init; }

    /// <summary>Document ids of the rows that the reader skips, in the list's order.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>Rows read, and rows of the whole as the source counts them.</summary>
    public int Rows { get; init; }
    public int Doubles { get; init; }
    public int? Declared { get; init; }

    /// <summary>What of a list that was read to its end did not stand on it, or null.</summary>
    public string? Missing => Ended && Declared > Rows + Doubles ? FormattableString.Invariant($"the list declares {Declared} rows and showed {Rows}") : null;

    /// <summary>304: the first page is as it was.</summary>
    public bool NotModified { get; init; }

    /// <summary>The end of the list was reached.</summary>
    public bool Ended { get; init; }

    /// <summary>The page limit came before the end.</summary>
    public bool Truncated { get; init; }
    public Validators? Validators { get; init; }

    /// <summary>What stopped the walk early; the pages before it count.</summary>
    public SourceProblemKind? Problem { get; init; }
    public string? Reason { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Rows that the reader left out, with reasons.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Of a list of standing names, all of them; null for any other list.</summary>
    public IReadOnlyList<StandingEntry>? Standing { get; init; }

    /// <summary>The page to go on with, when the walk stopped before the end.</summary>
    public SourceRequest? Next { get; init; }
}
