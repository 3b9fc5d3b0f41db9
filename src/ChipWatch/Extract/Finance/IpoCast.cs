using static ChipWatch.Extract.Finance.IpoNameWords;

namespace ChipWatch.Extract.Finance;

/// <summary>
/// The companies that a document on listings has: those it names with a ticker, in full or as a short form, those of the
/// register, and what begins its title or a clause and comes back.
/// </summary>
internal sealed class IpoCast
{
    // A list of a whole market's companies must not cost more than its length.
    private const int MostNames = 48;

    private readonly Reading reading;
    private readonly IpoSpans spans;
    private readonly Dictionary<string, CastName> names = new(StringComparer.Ordinal);

    public IpoCast(Reading reading, IpoSpans spans)
    {
        (this.reading, this.spans) = (reading, spans);
        AddLegal();
        AddTicketed();
        AddAliases();
        foreach (var mention in reading.Mentions)
        {
            if (mention.ProductId is null && reading.Subjects.IsCompany(mention.CompanyId))
                Strong(mention.Start, spans.Extended(mention.Start, mention.End));
        }

        AddRepeated();
        AddShortForms();
        Mentions = Locate();
        Main = names.Values.Where(n => n.Count > 0 || n.Titled)
            .OrderByDescending(n => n.Count > 0 ? 1 : 0).ThenByDescending(n => (n.Titled ? 4 : 0) + (n.Strong ? 2 : 0) + (n.Ticker is null ? 0 : 1)).ThenByDescending(n => n.Count).FirstOrDefault();
        Several = names.Values.Count(n => n.Ticker is not null) > 1;
    }

    public IReadOnlyList<CastMention> Mentions { get; }
    public CastName? Main { get; }

    /// <summary>A round-up: more than one company has its ticker.</summary>
    public bool Several { get; }

    /// <summary>Index of the first mention that starts at or behind the place.</summary>
    public int At(int place)
    {
        var (low, high) = (0, Mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Mentions[middle].Start < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The first mention that begins at the place or at most so far behind it.</summary>
    public CastMention? Near(int place, int reach, int until) =>
        At(place) is var i && i < Mentions.Count && Mentions[i].Start <= place + reach && Mentions[i].End <= until ? Mentions[i] : null;

    /// <summary>The form of the name that the document uses most.</summary>
    public (string Text, int Start) Usual(string name, int start)
    {
        var usual = names.GetValueOrDefault(name);
        foreach (var other in names.Values)
        {
            if (other.Text.Length > 2 && Same(other, name) && (other.Count > (usual?.Count ?? 1) || (other.Count == usual?.Count && other.First < usual.First)))
                usual = other;
        }

        if (usual is null || usual.Text == name)
            return (name, start);
        foreach (var mention in Mentions)
        {
            if (mention.Name == usual)
                return (usual.Text, mention.Start);
        }

        return (name, start);
    }

    /// <summary>Whether both are forms of one company's name: one in the other, or one given as the other's short form.</summary>
    public bool Same(CastName name, string other) =>
        name.Text.Contains(other, StringComparison.Ordinal) || other.Contains(name.Text, StringComparison.Ordinal)
        || (names.GetValueOrDefault(other) is { } known && (name.Of == known || known.Of == name || (name.Of is not null && name.Of == known.Of)));

    private void AddTicketed()
    {
        var text = reading.Text;
        for (var at = 0; at < text.Length && names.Count < MostNames; at++)
        {
            var next = text.AsSpan(at).IndexOfAny('（', '(');
            if (next < 0)
                break;
            at += next;
            var close = text.AsSpan(at + 1, Math.Min(40, text.Length - at - 1)).IndexOfAny('）', ')');
            if (close < 0 || IpoTicker.In(text, at + 1, at + 1 + close) is not { } code || spans.Ending(Math.Max(0, at - 40), at) is not { } span)
                continue;
            var name = Shortened(span.Start, span.End);
            var kept = Strong(name, span.End);
            if (kept is { Ticker: null })
                (kept.Ticker, kept.TickerStart) = (text[code.Start..code.End], code.Start);
        }
    }

    /// <summary>A run that stands once in the text with a tail that comes back: the tail is the name ("AI芯片新星海纳微").</summary>
    private int Shortened(int start, int end)
    {
        var text = reading.Text;
        if (end - start <= 4 || Occurrences(text.AsSpan(start, end - start)) > 1)
            return start;
        for (var at = start + 1; at <= end - 3; at++)
        {
            if (Occurrences(text.AsSpan(at, end - at)) > 1 && Sound(text.AsSpan(at, end - at)))
                return at;
        }

        return start;
    }

    private int Occurrences(ReadOnlySpan<char> name) => reading.Text.AsSpan().Count(name);

    private void AddAliases()
    {
        var text = reading.Text;
        for (var at = text.IndexOf("称", StringComparison.Ordinal); at >= 0 && at + 2 < text.Length; at = text.IndexOf("称", at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || text[at - 1] is not ('简' or '下'))
                continue;
            var start = at + 1;
            while (start < text.Length && text[start] is '：' or ':' or '为' or '“' or '"' or '「' or '‘' or ' ' or '『')
                start++;
            var end = start;
            while (end < text.Length && end - start < 16 && (IsName(text[end]) || (text[end] is ' ' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]))))
                end++;
            if (start > at + 1 && end - start is >= 2 and < 16 && !Pronouns.Contains(text[start..end]) && Sound(text.AsSpan(start, end - start)))
                Bind(Strong(start, end), at);
        }
    }

    /// <summary>A short name in the brackets behind a full one is that company's.</summary>
    private void Bind(CastName? alias, int place)
    {
        var text = reading.Text;
        var floor = Math.Max(0, place - 40);
        var open = text.AsSpan(floor, place - floor).LastIndexOfAny('（', '(') + floor;
        if (alias is null || open < floor || text.AsSpan(open, place - open).IndexOfAny('）', '。') >= 0)
            return;
        foreach (var name in names.Values)
        {
            if (name != alias && name.Strong && open >= name.Text.Length && text.AsSpan(open - name.Text.Length, name.Text.Length).SequenceEqual(name.Text))
                alias.Of = name;
        }
    }

    private void AddLegal()
    {
        var text = reading.Text;
        for (var at = text.IndexOf("有限公司", StringComparison.Ordinal); at >= 0; at = text.IndexOf("有限公司", at + 4, StringComparison.Ordinal))
        {
            var end = at + 4;
            if (spans.Ending(Math.Max(0, at - 30), end) is not { } span)
                continue;
            var start = span.Start;
            for (var cut = at - 4; cut > start; cut--)
            {
                if (text[cut - 1] is '对' or '由' or '为' or '向' or '与' or '及' or '于' or '意' or '将' or '据' or '让' or '被' or '理' or '准')
                {
                    start = cut;
                    break;
                }
            }

            if (end - start >= 8 && Sound(text.AsSpan(start, end - start)))
                Strong(start, end);
        }
    }

    /// <summary>"合肥晶脉半导体股份有限公司" is 晶脉半导体 further on: a head of the full name, its place left off, that stands by itself elsewhere.</summary>
    private void AddShortForms()
    {
        foreach (var full in names.Values.Where(n => n.Strong && n.Text.EndsWith("有限公司", StringComparison.Ordinal)).ToList())
        {
            var core = full.Text[..^(full.Text.EndsWith("股份有限公司", StringComparison.Ordinal) ? 6 : 4)];
            var inside = Occurrences(full.Text);
            foreach (var skip in (ReadOnlySpan<int>)[0, 2, 3])
            {
                for (var length = core.Length - skip; length >= 3; length--)
                {
                    var head = core.Substring(skip, length);
                    if (Occurrences(head) <= inside || !Sound(head))
                        continue;
                    if (!names.TryGetValue(head, out var known))
                        names.Add(head, known = new(head));
                    (known.Strong, known.Of) = (true, known.Of ?? full);
                    length = 0;
                }

                if (names.Values.Any(n => n.Of == full))
                    break;
            }
        }
    }

    private void AddRepeated()
    {
        var title = reading.Document.Title;
        if (title.Length > 0)
            AddTitled(title);
        else if (reading.Sentences.Count > 1 && reading.Sentences[0] is { } first && first.End - first.Start <= 60)
            AddTitled(reading.Text[first.Start..first.End]);
        foreach (var sentence in reading.Sentences.Take(60))
        {
            for (var start = sentence.Start; start < sentence.End;)
            {
                var end = start;
                while (end < sentence.End && !spans.IsClauseMark(end))
                    end++;
                if (spans.Leading(start, end) is { } span && span.End - span.Start >= 3)
                    Add(reading.Text[span.Start..span.End], titled: false);
                start = end + 1;
            }
        }
    }

    private void AddTitled(string title)
    {
        var from = 0;
        do
        {
            if (IpoSpans.LeadingIn(title, from) is { } lead && !(lead.Length < 4 && title.AsSpan(from).StartsWith(lead + "："))) // A speaker: "曹军：…".
                Add(lead, titled: true);
            from = title.AsSpan(from).IndexOfAny(' ', '：', '！') is >= 0 and var gap ? from + gap + 1 : -1;
        }
        while (from > 0 && from < title.Length);
    }

    private void Add(string name, bool titled)
    {
        if (!names.TryGetValue(name, out var known))
        {
            var needed = titled && reading.Document.Title.Length > 0 && !reading.Text.Contains(reading.Document.Title, StringComparison.Ordinal) ? 0 : 2;
            if (names.Count >= MostNames || !Sound(name) || Occurrences(name) < needed)
                return;
            names.Add(name, known = new(name));
        }

        known.Titled |= titled;
    }

    private CastName? Strong(int start, int end)
    {
        var name = reading.Text[start..end];
        if (names.Count >= MostNames && !names.ContainsKey(name))
            return null;
        if (NotNames.Contains(name) || Pronouns.Contains(name))
            return null;
        if (!names.TryGetValue(name, out var known))
            names.Add(name, known = new(name));
        known.Strong = true;
        return known;
    }

    /// <summary>Every place of every name, longer names first so that a short form inside a full one is not counted.</summary>
    private List<CastMention> Locate()
    {
        var text = reading.Text;
        var found = new List<CastMention>();
        var covered = new bool[text.Length];
        foreach (var name in names.Values.OrderByDescending(n => n.Text.Length))
        {
            for (var at = text.IndexOf(name.Text, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name.Text, at + name.Text.Length, StringComparison.Ordinal))
            {
                if (covered[at] || covered[at + name.Text.Length - 1])
                    continue;
                covered.AsSpan(at, name.Text.Length).Fill(true);
                name.Count++;
                name.First = Math.Min(name.First, at);
                found.Add(new(at, at + name.Text.Length, name));
            }
        }

        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return found;
    }
}
