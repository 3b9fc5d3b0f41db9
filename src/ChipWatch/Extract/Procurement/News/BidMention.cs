namespace ChipWatch.Extract.Procurement.News;

/// <summary>One place that tells of an award: the words that say so and the stretch that belongs to them.</summary>
internal sealed class BidMention(Span sentence, Span scope)
{
    public Span Sentence { get; } = sentence;

    /// <summary>The sentence, or the part of it up to where the next award is told.</summary>
    public Span Scope { get; set; } = scope;

    /// <summary>Up to the sentence that tells the next award: sums and buyers may follow there.</summary>
    public int Tail { get; set; } = scope.End;

    public List<BidWord> Words { get; } = [];
    public List<Span> Winners { get; set; } = [];

    /// <summary>A title says shortly what the body says again.</summary>
    public bool Headline { get; init; }

    public bool Has(BidWordKind kind) => Words.Exists(w => w.Kind == kind);
}

/// <summary>Cuts a text into the places that tell of awards.</summary>
internal static class BidMentions
{
    /// <summary>What a sentence further on may still add to an award.</summary>
    private const int Reach = 260;

    public static List<BidMention> In(string text, int body)
    {
        var found = new List<BidMention>();
        var title = text.IndexOf('\n');
        if (title is < 4 or > 80 || text[title - 1] == '。')
            title = 0;
        foreach (var sentence in Sentences(text))
        {
            if (sentence.End <= body)
                continue;
            var whole = sentence.Start < body ? sentence with { Start = body } : sentence;
            var words = Hearsay(whole.In(text)) ? [] : BidWords.In(text, whole);
            if (words.Count == 0)
            {
                if (found.Count > 0 && whole.Start - found[^1].Scope.End < Reach)
                    found[^1].Tail = whole.End;
                continue;
            }

            var headline = whole.End <= title || (whole.Start == 0 && whole.End < text.Length && text[whole.End] == '】');
            Cut(text, whole, words, headline, found);
        }

        return found;
    }

    /// <summary>What a court heard about bids, or the market whispers, is no award.</summary>
    private static bool Hearsay(ReadOnlySpan<char> sentence)
    {
        foreach (var word in (ReadOnlySpan<string>)["审理查明", "判决书", "被告人", "行贿", "受贿", "围标", "串标", "贿赂", "屡禁", "业内人士指出", "评标办法", "传闻", "传言", "网传", "不属实"])
        {
            if (sentence.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static void Cut(string text, Span sentence, List<BidWord> words, bool headline, List<BidMention> found)
    {
        var current = new BidMention(sentence, sentence) { Headline = headline };
        found.Add(current);
        foreach (var word in words)
        {
            if (word.Kind is BidWordKind.Won or BidWordKind.Winner && (current.Has(BidWordKind.Won) || current.Has(BidWordKind.Winner)))
            {
                var start = ClauseStart(text, current.Words[^1].Start + 2, word.Start);
                // "标包一由 A 中标,标包二由 B、C 中标": the comma parts the two, not the list's mark.
                if (start > 0 && text[start - 1] == '、' && text.AsSpan(0, start).LastIndexOf(',') is var comma && comma > current.Words[^1].Start + 1 && text.AsSpan(comma, start - comma).Contains('由'))
                    start = comma + 1;
                if (start > current.Words[^1].Start + 2)
                {
                    current.Scope = current.Scope with { End = start };
                    current.Tail = start;
                    current = new BidMention(sentence, sentence with { Start = start }) { Headline = headline };
                    found.Add(current);
                }
            }

            current.Words.Add(word);
        }
    }

    /// <summary>Behind the last mark between two words, brackets and quotes passed over; the floor if there is none.</summary>
    private static int ClauseStart(string text, int floor, int end)
    {
        var depth = 0;
        for (var i = end - 1; i >= floor; i--)
        {
            if (text[i] is ')' or '”' or '》')
                depth++;
            else if (text[i] is '(' or '“' or '《')
                depth--;
            else if (depth <= 0 && text[i] is ',' or ':' or '、' && i + 2 < end)
                return i + 1;
        }

        return floor;
    }

    private static IEnumerable<Span> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('。' or '\n' or '!' or ';') && !(text[i] == '】' && text[start] == '【'))
                continue;
            if (i - start > 3)
                yield return new(start, i);
            start = i + 1;
        }
    }
}
