using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>
/// A tender portal's notice as its list gives it: its type and title in the first line (<c>Solicitation: …</c>, TED's
/// <c>can-standard: …</c>), then labelled lines. The type is the portal's own word and needs no reading of sentences.
/// </summary>
internal static class EnglishSheet
{
    private const int Longest = 8000;

    /// <summary>What SAM.gov calls a notice.</summary>
    private static readonly (string Type, ProcurementStage Stage)[] Types =
    [
        ("Presolicitation", ProcurementStage.Planning), ("Sources Sought", ProcurementStage.Planning), ("Solicitation", ProcurementStage.Tender), ("Combined Synopsis/Solicitation", ProcurementStage.Tender),
        ("Award Notice", ProcurementStage.Award),
    ];

    /// <summary>How TED's codes begin.</summary>
    private static readonly (string Type, ProcurementStage Stage)[] Codes =
    [
        ("pin-", ProcurementStage.Planning), ("cn-", ProcurementStage.Tender), ("can-", ProcurementStage.Award), ("corr", ProcurementStage.Amendment),
    ];

    /// <summary>The claim, or null for a text that is no such notice.</summary>
    public static ProcurementClaim? Read(Reading reading)
    {
        var text = reading.Text;
        if (text.Length > Longest || text.IndexOf(": ", StringComparison.Ordinal) is not (> 0 and <= 40 and var colon) || SheetLine.Of(text, "Buyer: ") is not { } asked)
            return null;
        var type = Array.Find(Types, t => text.AsSpan(0, colon).SequenceEqual(t.Type));
        if (type.Type is null)
            type = Array.Find(Codes, t => text.StartsWith(t.Type, StringComparison.Ordinal));
        if (type.Type is null)
            return null;

        var buyer = Last(text, asked);
        var project = Title(text, colon + 2);
        List<Evidence> evidence = [Evidence.Of(text, 0, colon, "stage"), Evidence.Of(text, project.Start, project.End, "project"), Evidence.Of(text, buyer.Start, buyer.End, "buyer")];
        var (suppliers, sum) = type.Stage == ProcurementStage.Award ? Award(reading, evidence) : ([], null);
        var date = type.Stage == ProcurementStage.Award ? Date(reading, evidence) : null;
        evidence.Sort((a, b) => a.Start.CompareTo(b.Start));
        return new()
        {
            Stage = type.Stage,
            Buyer = new(text[buyer.Start..buyer.End], reading.Register.IdOf(text[buyer.Start..buyer.End])),
            Suppliers = suppliers,
            Project = text[project.Start..project.End],
            Amount = sum,
            Date = date,
            Evidence = evidence,
            Confidence = Confidence.Notice,
        };
    }

    /// <summary>SAM.gov writes the whole path of an office: "DEPT OF DEFENSE.DEPT OF THE NAVY".</summary>
    private static (int Start, int End) Last(string text, (int Start, int End) path)
    {
        var dot = text.AsSpan(path.Start, path.End - path.Start).LastIndexOf('.');
        return dot > 0 && dot + 1 < path.End - path.Start && text[path.Start + dot + 1] is not ' ' ? (path.Start + dot + 1, path.End) : path;
    }

    /// <summary>TED puts country and class before the name: "Germany – Microprocessors – GPU cluster".</summary>
    private static (int Start, int End) Title(string text, int start)
    {
        var end = SheetLine.EndOf(text, start);
        for (var part = 0; part < 2; part++)
        {
            if (text.IndexOf(" – ", start, end - start, StringComparison.Ordinal) is >= 0 and var dash)
                start = dash + 3;
        }

        return (start, end);
    }

    private static (IReadOnlyList<Supplier> Suppliers, Amount? Amount) Award(Reading reading, List<Evidence> evidence)
    {
        var text = reading.Text;
        var suppliers = new List<Supplier>();
        var won = SheetLine.Of(text, "Winner: ");
        if (won is null && text.IndexOf(" was awarded contract ", StringComparison.Ordinal) is > 0 and var verb)
            won = (text.LastIndexOf('\n', verb) + 1, verb);
        if (won is { } names)
        {
            for (var start = names.Start; start < names.End;)
            {
                var end = text.IndexOf("; ", start, names.End - start, StringComparison.Ordinal) is >= 0 and var stop ? stop : names.End;
                suppliers.Add(new(text[start..end], reading.Register.IdOf(text[start..end])));
                evidence.Add(Evidence.Of(text, start, end, "suppliers"));
                start = end + 2;
            }
        }

        if ((SheetLine.Of(text, "Total value: ") ?? After(text, " worth ")) is not { } place || FirstOf(reading, place, f => f.Kind == FigureKind.Money) is not { } sum)
            return (suppliers, null);
        evidence.Add(Evidence.Of(text, sum.Start, sum.End, "amount"));
        return (suppliers, sum.ToAmount(text));
    }

    private static ClaimDate? Date(Reading reading, List<Evidence> evidence)
    {
        if ((SheetLine.Of(reading.Text, "Awarded on: ") ?? After(reading.Text, " worth ")) is not { } place || FirstOf(reading, place, f => f.Date is not null) is not { } day)
            return null;
        evidence.Add(Evidence.Of(reading.Text, day.Start, day.End, "date"));
        return day.Date;
    }

    private static (int Start, int End)? After(string text, string words) =>
        text.IndexOf(words, StringComparison.Ordinal) is > 0 and var at ? (at + words.Length, SheetLine.EndOf(text, at)) : null;

    private static Figure? FirstOf(Reading reading, (int Start, int End) place, Func<Figure, bool> fits)
    {
        foreach (var figure in reading.FiguresIn(place.Start, place.End))
        {
            if (fits(figure))
                return figure;
        }

        return null;
    }
}
