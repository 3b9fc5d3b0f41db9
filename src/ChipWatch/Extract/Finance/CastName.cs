namespace ChipWatch.Extract.Finance;

/// <summary>A company's name as a document on listings writes it.</summary>
internal sealed class CastName(string text)
{
    public string Text { get; } = text;

    /// <summary>Named with a ticker, in full, as a short form, by the register.</summary>
    public bool Strong { get; set; }
    public bool Titled { get; set; }
    public string? Ticker { get; set; }
    public int TickerStart { get; set; }
    public int Count { get; set; }
    public int First { get; set; } = int.MaxValue;

    /// <summary>The full name that the document gives this short one to.</summary>
    public CastName? Of { get; set; }
}

/// <summary>A place where a name of the cast stands.</summary>
internal readonly record struct CastMention(int Start, int End, CastName Name);
