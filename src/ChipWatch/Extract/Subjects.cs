using ChipWatch.Extract.Terms;
using ChipWatch.Register;

namespace ChipWatch.Extract;

/// <summary>Whom a statement is about: by name, as 公司 or "the Group" by the document, as "it" by the sentence before.</summary>
internal sealed class Subjects(Reading reading)
{
    private (Party Party, Evidence? Evidence)? headline;
    private bool headlineRead;

    /// <summary>The filer of a filing, or null.</summary>
    public Party? Filer { get; } = reading.Document.Filer is { } filer ? filer with { Id = filer.Id ?? reading.Register.IdOf(filer.Name) }
        : reading.Head.Filer is { } named ? new(named.Quote, reading.Register.IdOf(named.Quote)) : null;

    /// <summary>The period that a filing reports, for what its filer says without one; null where somebody else speaks.</summary>
    public Period? ReportedBy(Party? party) => Filer is not null && (party is null || party == Filer) ? reading.Head.Period : null;

    /// <param name="passage">The sentence.</param>
    /// <param name="place">Where the thing is said that somebody did; names before it are preferred.</param>
    /// <param name="until">Names behind this place are not looked at.</param>
    public (Party? Party, Evidence? Evidence) Of(Passage passage, int place, int until)
    {
        if (InSentence(passage, place, until) is { } said)
            return said;
        if (Filer is not null)
            return (Filer, reading.Document.Filer is null ? reading.Head.Filer : null);
        return (Before(passage) ?? Headline()) is { } before ? before : (null, null);
    }

    /// <summary>The party named in the sentence itself, "the Group" included, or null.</summary>
    public (Party Party, Evidence? Evidence)? InSentence(Passage passage, int place, int until)
    {
        var chinese = IsChinese(passage);
        var known = LastCompany(passage, passage.Start, place);
        var self = passage.Last(TermKind.Self, passage.Start, place);
        if (known is { } mention && (self is null || self.Value.Start < mention.Start || !PointsOutside(passage, self.Value)))
            return Named(passage, mention.Start, mention.End, mention.CompanyId);

        if (self is { } pointing && Filer is not null)
            return (Filer, passage.Evidence(pointing.Start, pointing.End, "company"));

        var written = chinese ? NameGrammar.Chinese(passage, place) : LastBefore(NameGrammar.English(passage), place, passage);
        if (written is { } name)
            return Named(passage, name.Start, name.End, null);
        if (self is not null && (Before(passage) ?? Headline()) is { } before)
            return before;
        if (FirstCompany(passage, place, until) is { } later && !(chinese && passage.Between(place, later.Start).ContainsAny("，,；;")))
            return Named(passage, later.Start, later.End, later.CompanyId);
        return chinese ? null : NamedAfterPreposition(passage, place, until);
    }

    /// <summary>The company of the title, which a story is about.</summary>
    public (Party Party, Evidence? Evidence)? Headline()
    {
        if (headlineRead)
            return headline;
        headlineRead = true;
        foreach (var mention in reading.Register.Scan(reading.Document.Title))
        {
            if (mention.ProductId is null && IsCompany(mention.CompanyId))
                return headline = (new Party(reading.Document.Title[mention.Start..mention.End], mention.CompanyId), null);
        }

        return null;
    }

    public (Party Party, Evidence? Evidence) Named(Passage passage, int start, int end, string? id)
    {
        var name = passage.Text[start..end];
        return (new Party(name, id ?? reading.Register.IdOf(name)), passage.Evidence(start, end, "company"));
    }

    public bool IsCompany(string id) => reading.Register.ById(id)?.Role is not ("authority" or "exchange");

    public static bool IsChinese(Passage passage)
    {
        var (han, latin) = (0, 0);
        for (var i = passage.Start; i < passage.End; i++)
        {
            han += passage.Text[i] >= '\u4e00' ? 1 : 0;
            latin += char.IsAsciiLetter(passage.Text[i]) ? 1 : 0;
        }

        return han * 3 > latin;
    }

    /// <summary>A pronoun is not resolved to what stands before it in the same sentence when it opens the sentence.</summary>
    private static bool PointsOutside(Passage passage, Term self) => self.Start - passage.Start < 3;

    private Mention? LastCompany(Passage passage, int from, int until)
    {
        for (var i = passage.Mentions.Length - 1; i >= 0; i--)
        {
            var mention = passage.Mentions[i];
            if (mention.ProductId is null && mention.Start >= from && mention.End <= until && IsCompany(mention.CompanyId) && !Aside(passage, mention))
                return mention;
        }

        return null;
    }

    private Mention? FirstCompany(Passage passage, int from, int until)
    {
        foreach (var mention in passage.Mentions)
        {
            if (mention.Start >= from && mention.End <= until && mention.ProductId is null && IsCompany(mention.CompanyId))
                return mention;
        }

        return null;
    }

    /// <summary>Named as somebody else's customer, rival or source.</summary>
    private static bool Aside(Passage passage, Mention mention) =>
        passage.Precedes("to", mention.Start) || passage.Precedes("unlike", mention.Start) || passage.Precedes("like", mention.Start)
        || Apposed(passage, mention)
        || passage.Precedes("rival", mention.Start) || passage.Precedes("向", mention.Start) || passage.Precedes("与", mention.Start) || passage.Precedes("对", mention.Start);

    /// <summary>", Baidu's chip unit,": said of the one before the comma.</summary>
    private static bool Apposed(Passage passage, Mention mention)
    {
        if (mention.Start < passage.Start + 2 || !passage.Between(mention.Start - 2, mention.Start).SequenceEqual(", "))
            return false;
        var rest = passage.Between(mention.End, Math.Min(passage.End, mention.End + 44));
        return rest.BeginsWithAny("'s ", "’s ") && rest.IndexOf(',') is > 0 and var comma && rest[..comma].EndsWithAny("unit", "arm", "subsidiary", "division", "affiliate", "spin-off", "business");
    }

    private static (int Start, int End)? LastBefore(List<(int Start, int End)> names, int place, Passage passage)
    {
        (int Start, int End)? found = null;
        foreach (var name in names)
        {
            if (name.End > place)
                break;
            if (found is null || passage.Follows("'s", name.End) || passage.Follows("’s", name.End) || passage.Words(name.End, place) <= 8)
                found = name;
        }

        return found;
    }

    private (Party Party, Evidence? Evidence)? NamedAfterPreposition(Passage passage, int place, int until)
    {
        foreach (var (start, end) in NameGrammar.English(passage))
        {
            if (start >= place && end <= until && (passage.Precedes("at", start) || passage.Precedes("by", start) || passage.Precedes("said", start)))
                return Named(passage, start, end, null);
        }

        return null;
    }

    private (Party Party, Evidence? Evidence)? Before(Passage passage)
    {
        // Two sentences back at most: further away a pronoun means somebody else.
        var end = passage.Start;
        for (var back = 0; back < 2 && end > 0; back++)
        {
            var index = IndexOfSentenceEnding(end);
            if (index < 0)
                return null;
            var sentence = reading.Sentences[index];
            foreach (var mention in reading.MentionsIn(sentence.Start, sentence.End))
            {
                if (IsCompany(mention.CompanyId))
                {
                    var name = reading.Text[mention.Start..mention.End];
                    return (new Party(name, mention.CompanyId), Evidence.Of(reading.Text, mention.Start, mention.End, "company"));
                }
            }

            end = sentence.Start;
        }

        return null;
    }

    private int IndexOfSentenceEnding(int end) => reading.Sentences.FirstFrom(end, s => s.Start) - 1;
}
