using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Finance;

/// <summary>Listing steps in Chinese sentences.</summary>
internal sealed class IpoChinese(Reading reading)
{
    private readonly IpoNames names = new(reading);
    private DateOnly? latest;
    private bool latestRead;

    /// <summary>The document's companies.</summary>
    public IpoCast Cast => names.Cast;

    public void Read(Sentence sentence, List<IpoDraft> drafts)
    {
        var triggers = IpoTriggers.Scan(reading.Text, sentence.Start, sentence.End);
        if (triggers.Count == 0 || IpoContext.Explains(reading.Text.AsSpan(sentence.Start, sentence.End - sentence.Start)))
            return;
        foreach (var trigger in triggers)
        {
            if (StageOf(sentence, trigger) is not { } stage)
                continue;
            var named = names.For(sentence.Start, trigger.Start, trigger.End, sentence.End);
            if (named.Count == 1 && CountsSeveral(sentence, trigger))
                continue;
            foreach (var name in named)
            {
                if (reading.Register.IdOf(name.Text) is not { } id || reading.Subjects.IsCompany(id))
                    Add(drafts, sentence, trigger, stage, name);
            }
        }
    }

    private IpoStage? StageOf(Sentence sentence, IpoTrigger trigger)
    {
        var text = reading.Text;
        var clauseStart = ClauseStart(sentence.Start, trigger.Start);
        var clause = text.AsSpan(clauseStart, trigger.Start - clauseStart);
        var scope = text.AsSpan(sentence.Start, trigger.Start - sentence.Start);
        var after = text.AsSpan(trigger.End, sentence.End - trigger.End);
        if (IpoContext.Denied(clause, after) || IpoContext.Supposed(clause) || IpoContext.AboutSomethingElse(clause) || IpoContext.History(clause, after))
            return null;
        if (trigger.Cue == IpoCue.FirstDay && !IpoContext.TellsFirstDay(text.AsSpan(sentence.Start, sentence.End - sentence.Start), text))
            return null;
        if (trigger.Stage is IpoStage.Listed or IpoStage.Priced && IpoContext.AnotherIssue(scope))
            return null;
        if (trigger.Stage == IpoStage.Planned && IpoContext.Halted(clause))
            return IpoStage.Suspended;
        var ends = IpoDraft.GroupOf(trigger.Stage) is 2 or 4;
        if (ends && (after.StartsWith("风险") || after.StartsWith("的风险") || after.StartsWith("制度") || after.StartsWith("情形") || after.StartsWith("规则") || AnyWord.HoldsAny(clause, ["可能", "风险", "是否", "防范"])))
            return null;
        if (trigger.Stage == IpoStage.Delisted && text[trigger.Start] == '摘' && !AnyWord.HoldsAny(text.AsSpan(sentence.Start, sentence.End - sentence.Start), ["股票", "股份", "退市", "交易所", "新三板", "交所", "证券"]))
            return null;
        var listing = trigger.Stage == IpoStage.Listed;
        if (listing && (clause.Contains("不再", StringComparison.Ordinal) || after.StartsWith("地位") && AnyWord.HoldsAny(clause, ["撤销", "取消"])))
            return IpoStage.Delisted;
        if (listing && IpoContext.NoListing(after))
            return null;
        if (listing && IpoContext.Describes(after))
            return IpoContext.OfTheDay(clause) ? IpoStage.Listed : null;
        if (trigger.Stage == IpoStage.Inquiry && !AnyWord.HoldsAny(text.AsSpan(sentence.Start, sentence.End - sentence.Start), ["上市", "IPO", "招股", "科创板", "创业板", "首发"]))
            return null;
        if (trigger.Stage is IpoStage.Accepted or IpoStage.Approved or IpoStage.Registered && !AnyWord.HoldsAny(text.AsSpan(sentence.Start, sentence.End - sentence.Start), ["上市", "IPO", "招股", "科创板", "创业板", "首发", "过会", "首次公开", "聆讯", "发审", "主板", "北交所", "新股"]))
            return null;
        var date = DateIn(clauseStart, trigger.Start) ?? DateIn(sentence.Start, trigger.Start);
        if (IsLongPast(date) || (listing && (IsBackground(clauseStart, trigger.Start) || AnyWord.HoldsAny(clause, ["去年", "前年", "早年", "当年"])) && !IpoContext.Planned(Behind(clause))))
            return null;
        if (trigger.Stage == IpoStage.Rejected && text[trigger.Start] == '否' && !AnyWord.HoldsAny(after, ["首发", "上市", "IPO", "发行"]))
            return null;
        if (trigger.Stage == IpoStage.Planned && IpoContext.Describes(after) || IpoContext.Offering(text.AsSpan(trigger.Start, trigger.End - trigger.Start)) && !IpoContext.Planned(clause) && !AnyWord.HoldsAny(clause, ["同意", "核准"]) && !after.StartsWith("申请"))
            return null;
        if (trigger.Stage == IpoStage.Planned && AnyWord.HoldsAny(clause, ["同意"]) && AnyWord.HoldsAny(after, ["注册"]))
            return IpoStage.Registered;
        if (trigger.Stage == IpoStage.Accepted && AnyWord.HoldsAny(scope, ["辅导"]))
            return IpoStage.Tutoring;
        if (!listing)
            return trigger.Stage;
        if (after.StartsWith("注册"))
            return IpoStage.Registered;
        if (after.StartsWith("申请"))
            return IpoStage.Filed;
        if (AnyWord.HoldsAny(after[..Math.Min(after.Length, 14)], ["授出", "获批准", "获得批准", "原则上批准"]))
            return IpoStage.Approved;
        if (IpoContext.NamesOffering(clause))
            return IpoStage.Planned;
        if (IpoContext.OnSale(text.AsSpan(sentence.Start, sentence.End - sentence.Start)))
            return null;
        if (AnyWord.HoldsAny(clause, ["暂缓", "叫停", "推迟", "中止", "搁置"]))
            return IpoStage.Suspended;
        if (AnyWord.HoldsAny(clause, ["终止"]))
            return AnyWord.HoldsAny(text.AsSpan(clauseStart, sentence.End - clauseStart), ["审核", "首次公开", "IPO", "辅导", "上市申请", "发行申请"]) ? IpoStage.Terminated : IpoStage.Delisted;
        if (trigger.Cue == IpoCue.FirstDay)
            return IpoStage.Listed;
        if (date is { } day && Today is { } now && day > now.AddDays(1) || IpoContext.Planned(Behind(clause)))
            return IpoStage.Planned;
        if (trigger.Cue == IpoCue.Stage)
            return IpoContext.Planned(scope[^Math.Min(scope.Length, 12)..]) ? IpoStage.Planned : IpoStage.Listed;
        return BareStage(clause, after, date);
    }

    /// <summary>"102只新股上市" is about the market.</summary>
    private bool CountsSeveral(Sentence sentence, IpoTrigger trigger)
    {
        foreach (var figure in reading.FiguresIn(ClauseStart(sentence.Start, trigger.Start), Math.Min(sentence.End, trigger.End + 6)))
        {
            if (figure is { Kind: FigureKind.Count, Unit: "家" or "只" or "宗" or "起" or "单", Max: > 1 } && reading.Text[Math.Max(0, figure.Start - 1)] != '第' && reading.Text[figure.Start] != '第')
                return true;
        }

        return false;
    }

    /// <summary>A plan's word before what was done already ("将所持…") does not reach: only what stands behind the last finished verb counts.</summary>
    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> clause)
    {
        foreach (var done in (ReadOnlySpan<string>)["正式", "成功", "已于", "已在", "已经", "顺利"])
        {
            var at = clause.LastIndexOf(done, StringComparison.Ordinal);
            if (at >= 0 && !AnyWord.HoldsAny(clause[Math.Max(0, at - 4)..at], ["将", "拟", "即", "计划", "有望", "预计"]))
                return clause[(at + done.Length)..];
        }

        return clause;
    }

    private static IpoStage? BareStage(ReadOnlySpan<char> clause, ReadOnlySpan<char> after, DateOnly? date)
    {
        if (after.StartsWith("计划") || after.StartsWith("进程") || after.StartsWith("之路") || after.StartsWith("工作") || after.StartsWith("筹备") || after.StartsWith("申请") || after.StartsWith("事宜"))
            return IpoStage.Planned;
        var venue = AnyWord.HoldsAny(clause, ["科创板", "创业板", "交所", "纳斯达克", "港股", "美股", "A股", "新三板", "主板", "中小板", "证券交易所", "联交所", "香港", "美国", "北交所", "股转"]);
        return venue && (date is not null || IpoContext.Done(clause)) || (date is not null && IpoContext.Done(clause)) ? IpoStage.Listed : null;
    }

    private void Add(List<IpoDraft> drafts, Sentence sentence, IpoTrigger trigger, IpoStage stage, IpoName named)
    {
        var text = reading.Text;
        var (name, start) = names.Cast.Usual(named.Text, named.Start);
        var said = Evidence.Of(text, trigger.Start, trigger.End, "stage");
        var group = IpoDraft.GroupOf(stage);
        var id = reading.Register.IdOf(name);
        var draft = drafts.Find(d => IpoDraft.GroupOf(d.Stage) == group && IpoDraft.SameCompany(d.Company, new(name, id)));
        if (draft is null)
        {
            draft = new(new(name, id), start < 0 ? null : Evidence.Of(text, start, start + name.Length, "company"), stage, sentence.Start, trigger.Start);
            draft.Evidence.Add(said);
            draft.Confidence = stage == IpoStage.Planned ? IpoContext.Rumoured(text.AsSpan(sentence.Start, sentence.End - sentence.Start)) ? 0.5 : 0.6 : trigger.Cue == IpoCue.Bare ? 0.6 : 0.75;
            drafts.Add(draft);
        }
        else
        {
            draft.Advance(stage, said);
        }

        GiveVenue(draft, sentence, trigger);
        GiveDate(draft, sentence, trigger);
    }

    private void GiveVenue(IpoDraft draft, Sentence sentence, IpoTrigger trigger)
    {
        if (draft.Exchange is not null || IpoVenues.Nearest(reading.Text, sentence.Start, sentence.End, trigger.End) is not { } venue)
            return;
        (draft.Exchange, draft.Board) = (venue.Exchange, venue.Board);
        draft.Evidence.Add(Evidence.Of(reading.Text, venue.Start, venue.End, "exchange"));
    }

    private void GiveDate(IpoDraft draft, Sentence sentence, IpoTrigger trigger)
    {
        if (draft.Date is not null)
            return;
        Figure? best = null;
        foreach (var figure in reading.FiguresIn(sentence.Start, sentence.End))
        {
            if (figure is { Kind: FigureKind.Date, Date: not null } && (figure.Start < trigger.Start || best is null))
                best = figure;
        }

        if (best is not { } found)
            return;
        draft.Date = found.Date;
        draft.Evidence.Add(Evidence.Of(reading.Text, found.Start, found.End, "date"));
    }

    private DateOnly? DateIn(int start, int end)
    {
        DateOnly? last = null;
        foreach (var figure in reading.FiguresIn(start, end))
        {
            if (figure.Date is { } date && figure.Kind is FigureKind.Date or FigureKind.Period)
                last = date.Precision == DatePrecision.Year ? new(date.Value.Year, 12, 31) : date.Value;
        }

        return last;
    }

    /// <summary>A listing told by its month or year alone is the company's past: news of the day gives the day.</summary>
    private bool IsBackground(int start, int end)
    {
        ClaimDate? told = null;
        foreach (var figure in reading.FiguresIn(start, end))
            told = figure.Date ?? told;
        return told is { Precision: not DatePrecision.Day } && (Today is not { } now || told.Value.Year < now.Year || (told.Precision == DatePrecision.Month && told.Value < now.AddDays(-62)));
    }

    private bool IsLongPast(DateOnly? date) => date is { } day && Today is { } now && day < now.AddDays(-300);

    /// <summary>Without a publication date the latest day that the text names stands for it.</summary>
    private DateOnly? Today => reading.Published ?? Latest();

    private DateOnly? Latest()
    {
        if (latestRead)
            return latest;
        latestRead = true;
        foreach (var figure in reading.Figures)
        {
            if (figure is { Kind: FigureKind.Date, Date: { Precision: DatePrecision.Day, Value: var day } } && (latest is null || day > latest))
                latest = day;
        }

        return latest;
    }

    private int ClauseStart(int floor, int place)
    {
        while (place > floor && reading.Text[place - 1] is not ('，' or ',' or '；' or ';'))
            place--;
        return place;
    }
}
