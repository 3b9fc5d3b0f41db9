namespace ChipWatch.Extract.Finance;

/// <summary>One company's step while the document is read; mentions of the same step gather here.</summary>
internal sealed class IpoDraft(Party company, Evidence? named, IpoStage stage, int sentence, int place)
{
    public Party Company { get; } = company;
    public IpoStage Stage { get; private set; } = stage;
    public int Sentence { get; } = sentence;
    public int Place { get; private set; } = place;

    /// <summary>The text has a listing but not where it stands.</summary>
    public bool StageUnsaid { get; set; }
    public double Confidence { get; set; } = 0.7;
    public string? Exchange { get; set; }
    public string? Board { get; set; }
    public string? Ticker { get; set; }
    public Amount? Raise { get; set; }
    public Amount? Price { get; set; }
    public Amount? MarketValue { get; set; }
    public ClaimDate? Date { get; set; }
    public List<Evidence> Evidence { get; } = [];

    /// <summary>Preparing, listed, stopped on the way, ended: within one of these a document speaks of one event.</summary>
    public static int GroupOf(IpoStage stage) => stage switch
    {
        IpoStage.Listed => 1,
        IpoStage.Suspended or IpoStage.Deferred => 2,
        IpoStage.Withdrawn or IpoStage.Terminated or IpoStage.Rejected => 3,
        IpoStage.Delisted => 4,
        _ => 0,
    };

    /// <summary>
    /// A document tells one company's listing once: what stopped or ended it outdoes its being listed before, that outdoes
    /// its being prepared, and of two ends the one told first counts.
    /// </summary>
    public static bool Supersedes(IpoDraft one, IpoDraft other)
    {
        var (mine, theirs) = (GroupOf(one.Stage), GroupOf(other.Stage));
        return mine > theirs && (mine < 2 || theirs < 2) || (mine > 1 && theirs > 1 && mine != theirs && one.Place < other.Place);
    }

    public static bool SameCompany(Party one, Party other) =>
        (one.Id is not null && one.Id == other.Id) || one.Name.Contains(other.Name, StringComparison.Ordinal) || other.Name.Contains(one.Name, StringComparison.Ordinal);

    /// <summary>A further step of the same way replaces an earlier one.</summary>
    public void Advance(IpoStage stage, Evidence said)
    {
        if (stage <= Stage && !StageUnsaid)
            return;
        Stage = stage;
        StageUnsaid = false;
        Evidence.RemoveAll(e => e.Field == "stage");
        Evidence.Add(said);
    }

    public IpoClaim ToClaim()
    {
        if (named is not null)
            Evidence.Insert(0, named);
        return new()
        {
            Company = Company, Stage = StageUnsaid ? null : Stage, Exchange = Exchange, Board = Board, Ticker = Ticker, Raise = Raise, Price = Price, MarketValue = MarketValue, Date = Date,
            Evidence = [.. Evidence.OrderBy(e => e.Start)], Confidence = Confidence,
        };
    }
}
