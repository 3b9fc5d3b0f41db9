using System.Buffers;
using System.Text.RegularExpressions;

namespace ChipWatch.Extract.Finance;

/// <summary>Listing steps in English sentences.</summary>
internal static partial class IpoEnglish
{
    private static readonly SearchValues<string> Anchors = SearchValues.Create(
        ["IPO", "public offering", "delist", "listing", "listed on", "go public", "goes public", "going public", "went public", "debut", "share sale", "began trading", "begin trading", "day of trading", "listing committee", "float"], StringComparison.OrdinalIgnoreCase);

    private static readonly (IpoStage Stage, Regex Pattern)[] Steps =
    [
        (IpoStage.Delisted, Delisted()), (IpoStage.Withdrawn, Withdrawn()), (IpoStage.Suspended, Suspended()), (IpoStage.Terminated, Terminated()), (IpoStage.Rejected, Rejected()),
        (IpoStage.Listed, Listed()), (IpoStage.Priced, Priced()), (IpoStage.Registered, Registered()), (IpoStage.Hearing, Hearing()), (IpoStage.Approved, Approved()),
        (IpoStage.Accepted, Accepted()), (IpoStage.Filed, Filed()), (IpoStage.Tutoring, Tutoring()), (IpoStage.Planned, Planned()),
    ];

    public static bool MayHold(ReadOnlySpan<char> text) => text.ContainsAny(Anchors);

    public static void Read(Reading reading, Sentence sentence, List<IpoDraft> drafts)
    {
        var span = reading.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        if (!span.ContainsAny(Anchors) || Background().IsMatch(span) || Hypothetical().IsMatch(span) || Denied().IsMatch(span))
            return;
        foreach (var (stage, pattern) in Steps)
        {
            foreach (var match in pattern.EnumerateMatches(span))
            {
                var start = sentence.Start + match.Index;
                Add(reading, sentence, drafts, stage, start, start + match.Length);
                return;
            }
        }

        foreach (var match in Owned().EnumerateMatches(span))
        {
            Add(reading, sentence, drafts, null, sentence.Start + match.Index, sentence.Start + match.Index + match.Length);
            return;
        }
    }

    private static void Add(Reading reading, Sentence sentence, List<IpoDraft> drafts, IpoStage? step, int start, int end)
    {
        var passage = new Passage(reading, sentence.Start, sentence.End);
        var (party, named) = UnitOf(passage, start, end) ?? Possessor(passage, step, start, end) ?? reading.Subjects.Of(passage, start, sentence.End);
        if (party is null || IpoVenues.IsVenue(party.Name))
            return;
        var stage = step ?? IpoStage.Planned;
        var group = IpoDraft.GroupOf(stage);
        var said = passage.Evidence(start, end, step is null ? null : "stage");
        var draft = drafts.Find(d => IpoDraft.GroupOf(d.Stage) == group && (d.Company.Name == party.Name || (d.Company.Id is not null && d.Company.Id == party.Id)));
        if (draft is null)
        {
            draft = new(party, named?.Field == "company" ? named : null, stage, sentence.Start, start) { StageUnsaid = step is null };
            draft.Evidence.Add(said);
            draft.Confidence = step is null ? 0.5 : Rumour().IsMatch(passage.Between(sentence.Start, sentence.End)) ? 0.4 : 0.7;
            drafts.Add(draft);
        }
        else if (step is not null)
        {
            draft.Advance(stage, said);
        }

        if (draft.Exchange is null && VenueOf(passage, start) is { } venue)
        {
            (draft.Exchange, draft.Board) = (venue.Exchange, venue.Board);
            draft.Evidence.Add(passage.Evidence(venue.Start, venue.End, "exchange"));
        }

        foreach (var figure in passage.Figures)
        {
            if (draft.Date is null && figure is { Kind: Figures.FigureKind.Date, Date: { } date })
            {
                draft.Date = date;
                draft.Evidence.Add(passage.Evidence(figure.Start, figure.End, "date"));
            }
        }
    }

    /// <summary>"Shanghai Iluvatar CoreX" is named for a city, and listed elsewhere.</summary>
    private static (string? Exchange, string? Board, int Start, int End)? VenueOf(Passage passage, int place)
    {
        var venue = IpoVenues.Nearest(passage.Text, passage.Start, passage.End, place);
        if (venue is not { } named)
            return null;
        if (passage.Mentions.Any(m => m.Start >= named.Start && m.Start - named.End is 0 or 1))
            return IpoVenues.Nearest(passage.Text, named.End, passage.End, place);
        // "Shanghai's STAR Market"
        return named.Board is null && IpoVenues.Nearest(passage.Text, named.End, Math.Min(passage.End, named.End + 16), named.End) is { Board: not null } board && board.Exchange == named.Exchange ? board : venue;
    }

    /// <summary>"a listing of its chip unit Kunlunxin", "spin off its chip arm T-Head": the unit is listed, not its parent.</summary>
    private static (Party?, Evidence?)? UnitOf(Passage passage, int start, int end)
    {
        foreach (var mention in passage.Mentions)
        {
            var unit = passage.Precedes("unit", mention.Start) || passage.Precedes("arm", mention.Start) || passage.Precedes("subsidiary", mention.Start) || passage.Precedes("business", mention.Start);
            if (mention.Start < start || mention.Start > end + 50 || !(unit || (mention.Start > end && passage.Follows("of", end))))
                continue;
            return (new Party(passage.Text[mention.Start..mention.End], mention.CompanyId), passage.Evidence(mention.Start, mention.End, "company"));
        }

        return null;
    }

    /// <summary>"suspended its review of Example Chips' IPO application": whose listing an authority stops or lets through.</summary>
    private static (Party?, Evidence?)? Possessor(Passage passage, IpoStage? step, int start, int end)
    {
        if (step is not (IpoStage.Suspended or IpoStage.Terminated or IpoStage.Rejected or IpoStage.Accepted or IpoStage.Approved))
            return null;
        foreach (var name in NameGrammar.English(passage).Concat(passage.Mentions.Where(m => m.ProductId is null).Select(m => (m.Start, m.End))))
        {
            // "approved Example Chips' listing", "approved the listing application of Example Chips"
            var owns = name.Start <= end + 20 && name.End < passage.End && passage.Text[name.End] is '\'' or '’';
            var applied = name.Start <= end + 30 && passage.Between(end, name.Start).EndsWithAny("application of ", "application by ", "application from ", "listing of ", "offering of ", "review of ");
            if (name.Start > start && (owns || applied) && !IpoVenues.IsVenue(passage.Text[name.Start..name.End]))
                return passage.Reading.Subjects.Named(passage, name.Start, name.End, null);
        }

        return null;
    }

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(delisted|be delisted|delisting of|will delist|to delist|delisted from)\b", Options)]
    private static partial Regex Delisted();

    [GeneratedRegex(@"\b(withdr(ew|awn|aws|awing|aw)|pull(ed|s|ing)|scrap(ped|s|ping)|cancel(led|ed|s)) [^.]{0,40}\b(IPO|public offering|listing|share sale)", Options)]
    private static partial Regex Withdrawn();

    [GeneratedRegex(@"\b(postpon(ed|es|ing)|suspend(ed|s|ing)|halt(ed|s|ing)|delay(ed|s|ing)|shelv(ed|es|ing)|paus(ed|es|ing)|put on hold) [^.]{0,40}\b(IPO|public offering|listing|share sale|debut)|\b(IPO|public offering|listing|debut)[^.]{0,20} (was|were|has been|been) (postponed|suspended|halted|delayed|shelved|paused|put on hold)", Options)]
    private static partial Regex Suspended();

    [GeneratedRegex(@"\bterminat(ed|es|ing|ion of) [^.]{0,40}\b(IPO|public offering|listing|review)", Options)]
    private static partial Regex Terminated();

    [GeneratedRegex(@"\breject(ed|s|ing|ion of) [^.]{0,40}\b(IPO|public offering|listing)|\b(IPO|public offering|listing)[^.]{0,60} (was|were) rejected", Options)]
    private static partial Regex Rejected();

    [GeneratedRegex(@"\b(went public|made (its|a|his|their)[^.,]{0,30}\bdebut|(market|trading|stock|exchange|Shanghai|Hong Kong|Nasdaq|STAR Market) debut|debuted (on|in)|began trading|started trading|commenced trading|shares (surged|soared|jumped|rose|fell|slid|dropped|closed|ended|finished|opened|climbed|gained|tumbled|plunged|slumped|sank|popped|doubled|tripled|more than|nearly|traded)[^.]{0,80}\b(debut|first day)|completed (its|an)[^.]{0,30}(IPO|public offering|listing)|listed (its shares )?on (the )?[A-Z]|rang the)", Options)]
    private static partial Regex Listed();

    [GeneratedRegex(@"\b(pric(ed|es|ing) (its|the|an|shares)[^.]{0,40}\b(IPO|offering|listing|shares)|set (the|its) (offer|IPO) price|priced at|raised [^.]{0,40}\b(IPO|public offering|listing|share sale))|\b(IPO|public offering|listing|share sale) (that )?raised", Options)]
    private static partial Regex Priced();

    [GeneratedRegex(@"\b(register|registration)[^.]{0,40}\b(IPO|public offering|listing)|\b(IPO|public offering|listing) registration", Options)]
    private static partial Regex Registered();

    [GeneratedRegex(@"\b(listing hearing|passed (the|its|a) [^.]{0,30}hearing|cleared [^.]{0,30}hearing|hearing (for|of) [^.]{0,30}listing)", Options)]
    private static partial Regex Hearing();

    [GeneratedRegex(@"\b(won|win|wins|secur(ed|es)|receiv(ed|es)|obtain(ed|s)|got|gets|has|given|granted|clear(ed|s)) [^.]{0,40}\b(approval|green light|nod|clearance)[^.]{0,90}\b(IPO|public offering|listing|list|debut)|\bapprov(ed|es|al of|al for) [^.]{0,60}\b(IPO|public offering|listing)|\b(IPO|public offering|listing)[^.]{0,60}(was|were|has been) approved", Options)]
    private static partial Regex Approved();

    [GeneratedRegex(@"\baccept(ed|s) [^.]{0,60}\b(IPO|public offering|listing)|\b(IPO|public offering|listing)[^.]{0,60} (was|were|has been) accepted", Options)]
    private static partial Regex Accepted();

    [GeneratedRegex(@"\b(fil(ed|es|ing)|submitt(ed|ing)|submits|lodg(ed|es)|appli(ed|es)|applying) [^.]{0,70}\b(IPO|public offering|listing|list|go public|prospectus|share sale)|\b(IPO|listing) (filing|application|prospectus)", Options)]
    private static partial Regex Filed();

    [GeneratedRegex(@"\b(tutoring|counsell?ing|guidance) [^.]{0,40}\b(IPO|listing|public offering|agreement|process)|\b(pre-IPO|IPO|listing) (tutoring|guidance)", Options)]
    private static partial Regex Tutoring();

    [GeneratedRegex(@"\b(plan(s|ned|ning)?|consider(s|ed|ing)?|weigh(s|ed|ing)?|mull(s|ed|ing)?|explor(e|es|ed|ing)|prepar(e|es|ed|ing)|seek(s|ing)?|sought|aim(s|ed|ing)?|intend(s|ed)?|target(s|ed|ing)?|hop(es|ed|ing)|expect(s|ed)?|look(s|ed|ing)|set|pursu(e|es|ed|ing)|eye(s|d|ing)|to) [^.]{0,60}\b(IPO|public offering|listing|list (on|in|its|shares)|go public|share sale|spin ?-?off and list|float)|\b(hir(e|es|ed|ing)|tap(s|ped|ping)|pick(s|ed|ing)|appoint(s|ed|ing)|mandat(es|ed|ing)|select(s|ed|ing)|chosen?) [^.]{0,40}\b(banks?|bankers?|underwriters?|advis[eo]rs?|sponsors?)\b[^.]{0,40}\b(IPO|public offering|listing|share sale)|\b(IPO|listing) plans?\b|\b(going|go) public\b", Options)]
    private static partial Regex Planned();

    /// <summary>"Moore Threads' record IPO": a listing that somebody has, at a step unsaid.</summary>
    [GeneratedRegex(@"(['’]s?|\bits|\btheir) ([\w-]+ ){0,4}(IPO|initial public offering|stock market listing|share listing)\b", Options)]
    private static partial Regex Owned();

    [GeneratedRegex(@"\b(since|after|before|following|ahead of) (its|the|their|a)?\s?((19|20)\d\d|[A-Za-z-]+)?\s?(IPO|listing|debut|public offering|went public|going public)\b|\b(listed|public) (company|companies|firm|firms|peers|rivals|shares)\b|-listed\b[^.]*$|\b(product|price|job|drug|entity) list(ing)?\b|\bdebut (of|as|album|product|model)|\bIPO market\b", Options)]
    private static partial Regex Background();

    [GeneratedRegex(@"\b(if|could|would|might|were to|should)\b [^.]{0,60}\b(go public|list|IPO|public offering|listing|delist(ed)?)\b", Options)]
    private static partial Regex Hypothetical();

    [GeneratedRegex(@"\b(no|not|never|denied|denies|without) [^.]{0,40}\b(plan|plans|planning|intention|considering|seeking|IPO|listing|go public|public offering|list)\b", Options)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(reportedly|people familiar|sources|weigh|consider|mull|explor|rumou?r)", Options)]
    private static partial Regex Rumour();
}
