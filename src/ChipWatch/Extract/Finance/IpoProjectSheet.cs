using System.Globalization;
using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Finance;

/// <summary>
/// A project's sheet: one labelled line each for the company, its status and where it wants to list, as exchanges' lists of projects
/// give them. The status is the exchange's own word and needs no reading of sentences.
/// </summary>
internal static class IpoProjectSheet
{
    private const int Longest = 4000;

    /// <summary>In this order: "终止审核（撤回）" is a withdrawal, "终止审核（未通过）" an end, "上市委会议未通过" a rejection.</summary>
    private static readonly (string Word, IpoStage Stage)[] Words =
    [
        ("撤回", IpoStage.Withdrawn), ("终止", IpoStage.Terminated), ("中止", IpoStage.Suspended),
        ("未通过", IpoStage.Rejected), ("不通过", IpoStage.Rejected), ("不予注册", IpoStage.Rejected), ("否决", IpoStage.Rejected), ("暂缓", IpoStage.Deferred),
        ("注册生效", IpoStage.Registered), ("同意注册", IpoStage.Registered), ("提交注册", IpoStage.Approved), ("通过", IpoStage.Approved),
        ("上市委", IpoStage.Hearing), ("复审委", IpoStage.Hearing), ("问询", IpoStage.Inquiry), ("受理", IpoStage.Accepted), ("已发行", IpoStage.Priced), ("辅导", IpoStage.Tutoring),
        ("hearing passed", IpoStage.Hearing), ("application proof", IpoStage.Filed),
    ];

    /// <summary>The claim, or null for a document that is no such sheet or whose status is not known.</summary>
    public static IpoClaim? Read(Reading reading)
    {
        var text = reading.Text;
        if (text.Length > Longest || SheetLine.Of(text, "审核状态：", "辅导状态：", "Status: ") is not { } status || SheetLine.Of(text, "发行人：", "辅导对象：", "Applicant: ") is not { } company)
            return null;
        var said = text[status.Start..status.End];
        var stage = Array.Find(Words, w => said.Contains(w.Word, StringComparison.Ordinal));
        if (stage.Word is null)
            return null;

        var line = text[company.Start..company.End];
        var name = line.IndexOf("（简称：", StringComparison.Ordinal) is > 0 and var aside ? line[..aside] : line;
        var evidence = new List<Evidence> { Evidence.Of(text, company.Start, company.Start + name.Length, "company"), Evidence.Of(text, status.Start, status.End, "stage") };
        var (exchange, board) = Venue(text, evidence);
        return new()
        {
            Company = new(name, reading.MentionsIn(company.Start, company.End).Select(m => m.CompanyId).FirstOrDefault()),
            Stage = stage.Stage,
            Exchange = exchange,
            Board = board,
            Raise = Raise(reading, evidence),
            Date = Date(text, stage.Stage, evidence),
            Evidence = [.. evidence.OrderBy(e => e.Start)],
            Confidence = 0.88,
        };
    }

    private static (string? Exchange, string? Board) Venue(string text, List<Evidence> evidence)
    {
        if (SheetLine.Of(text, "拟上市板块：", "Listing sought: ") is not { } line)
            return default;
        var words = text.AsSpan(line.Start, line.End - line.Start);
        var venue = IpoVenues.Nearest(text, line.Start, line.End, line.End);
        var exchange = venue?.Exchange ?? (words.StartsWith("沪") ? "SSE" : words.StartsWith("深") ? "SZSE" : null);
        if (exchange is null)
            return default;
        evidence.Add(Evidence.Of(text, line.Start, line.End, "exchange"));
        return (exchange, venue?.Board ?? (words.Contains("主板", StringComparison.Ordinal) || words.Contains("Main Board", StringComparison.Ordinal) ? "Main" : null));
    }

    private static Amount? Raise(Reading reading, List<Evidence> evidence)
    {
        if (SheetLine.Of(reading.Text, "拟融资金额：") is not { } line)
            return null;
        foreach (var figure in reading.FiguresIn(line.Start, line.End))
        {
            if (figure.Kind != FigureKind.Money)
                continue;
            evidence.Add(Evidence.Of(reading.Text, figure.Start, figure.End, "raise"));
            return figure.ToAmount(reading.Text);
        }

        return null;
    }

    /// <summary>Only where the sheet dates the step itself: the day of its last update is another thing.</summary>
    private static ClaimDate? Date(string text, IpoStage stage, List<Evidence> evidence)
    {
        var label = stage switch
        {
            IpoStage.Accepted => "受理日期：",
            IpoStage.Tutoring => "备案日期：",
            IpoStage.Filed or IpoStage.Hearing => "Submitted on: ",
            _ => null,
        };
        if (label is null || SheetLine.Of(text, label) is not { } line || !DateOnly.TryParseExact(text.AsSpan(line.Start, line.End - line.Start), ["yyyy年M月d日", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        evidence.Add(Evidence.Of(text, line.Start, line.End, "date"));
        return new(day);
    }
}
