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

    private static readonly WordSet Whispers = WordSet.Of(["审理查明", "判决书", "被告人", "行贿", "受贿", "围标", "串标", "贿赂", "屡禁", "业内人士指出", "评标办法", "传闻", "传言", "网传", "不属实", "消息不实", "报道不实", "谣言", "辟谣"]);

    /// <summary>What a winner will have to do, whoever it is.</summary>
    private static readonly WordSet Rules = WordSet.Of(["由中标人支付", "由中标人承担", "由中标人缴纳", "由中标单位支付", "由中标单位承担", "由中标方支付", "由中标方承担", "由中标供应商支付", "向中标人收取", "向中标单位收取"]);
    private static readonly WordSet Done = WordSet.Of(["完工", "竣工", "通过验收", "完成验收", "投入使用", "投入运营", "交付使用"]);

    /// <summary>What a court heard about bids, the market whispers or the rules say is no award, nor is what was won long ago and is finished.</summary>
    private static bool Hearsay(ReadOnlySpan<char> sentence) =>
        sentence.IndexOfAny(Whispers) >= 0 || sentence.IndexOfAny(Rules) >= 0
        || (sentence.IndexOf("中标的") is >= 0 and var won && sentence[won..].IndexOfAny(Done) >= 0 && sentence[(won + 2)..].IndexOf("中标") < 0);

    private static void Cut(string text, Span sentence, List<BidWord> words, bool headline, List<BidMention> found)
    {
        var current = new BidMention(sentence, sentence) { Headline = headline };
        found.Add(current);
        foreach (var word in words)
        {
            if (word.Kind is BidWordKind.Won or BidWordKind.Winner && (current.Has(BidWordKind.Won) || current.Has(BidWordKind.Winner)))
            {
                var start = ClauseStart(text, current.Words[^1].Start + 2, word.Start);
                // "标包一由 A 中标,标包二由 B、C 中标", "公示候选人,A、B、C 入围": the comma parts the two, not the list's mark.
                if (start > 0 && text[start - 1] == '、' && text.AsSpan(0, start).LastIndexOf(',') is var comma && comma > current.Words[^1].Start + 1)
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
