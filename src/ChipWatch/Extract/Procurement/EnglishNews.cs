using System.Buffers;
using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>Awards in English sentences: who won, whose contract it is, for how much and for what.</summary>
internal static class EnglishNews
{
    private static readonly SearchValues<string> Gate = SearchValues.Create(["contract", "tender", " bid", "order", "procurement", "sub-package", " lots", " lot ", "supply deal", "supply agreement"], StringComparison.OrdinalIgnoreCase);
    private static readonly string[] Wins = ["won", "wins", "winning", "secured", "secures", "bagged", "clinched", "clinches", "landed", "lands", "captured", "captures", "swept", "sweeps", "scooped", "received", "obtained", "took", "takes"];
    private static readonly string[] Gifts = ["awarded", "awards", "handed", "granted"];
    private static readonly string[] Choices = ["selected", "chosen", "picked", "chose", "named"];
    private static readonly string[] Signings = ["signed", "signs", "inked"];
    private static readonly string[] Prizes = ["contracts", "contract", "tenders", "tender", "bids", "bid", "orders", "order", "procurement", "sub-packages", "sub-package", "packages", "lots", "lot", "supply deal", "supply agreement", "purchase agreement"];
    private static readonly string[] Doubts =
    [
        "not ", "n't ", "never ", "could ", "may ", "might ", "would ", "will ", "to ", "hopes", "hoping", "expects", "expected", "failed", "yet ", "if ", "whether ", "unless ", "can ", "cannot ", "should ", "without ", "no ", "aims", "seeks", "likely ",
    ];

    private static readonly string[] Silencers = ["denied", "denies", "rumor", "rumour", "speculation", "lawsuit", "court order", "lost ", "losing", "had hoped", "restraining", "executive order", "in order to", "pre-order", "out of order", "law and order", "cancelled", "canceled", "withdrew"];

    public static IEnumerable<ProcurementClaim> Extract(Reading reading)
    {
        if (EnglishSheet.Read(reading) is { } notice)
        {
            yield return notice;
            yield break;
        }

        if (reading.Text.AsSpan().IndexOfAny(Gate) < 0)
            yield break;
        foreach (var sentence in reading.Sentences)
        {
            if (Gated(reading.Text.AsSpan(sentence.Start, sentence.End - sentence.Start)) && new EnglishAward(reading, sentence).Claim(Verb(reading.Text, sentence)) is { } claim)
                yield return claim;
        }
    }

    /// <summary>The first verb of the sentence that gives or takes an award, stated and not hoped for; empty if there is none.</summary>
    private static EnglishVerb Verb(string text, Sentence sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (!char.IsAsciiLetter(text[i]) || (i > sentence.Start && char.IsAsciiLetterOrDigit(text[i - 1])))
                continue;
            var end = i;
            while (end < sentence.End && char.IsAsciiLetter(text[end]))
                end++;
            var word = text.AsSpan(i, end - i);
            var kind = KindOf(word);
            if (kind == EnglishVerbKind.None || Doubted(text, sentence.Start, i) || !Prize(text, end, sentence.End, kind))
                continue;
            return new(i, end, kind == EnglishVerbKind.Give && Passive(text, sentence.Start, i) ? EnglishVerbKind.Win : kind);
        }

        return default;
    }

    private static bool Gated(ReadOnlySpan<char> sentence)
    {
        if (sentence.IndexOfAny(Gate) < 0 || sentence.TrimEnd().EndsWith("?", StringComparison.Ordinal))
            return false;
        foreach (var word in Silencers)
        {
            if (sentence.Contains(word, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    private static EnglishVerbKind KindOf(ReadOnlySpan<char> word)
    {
        if (Among(word, Wins))
            return EnglishVerbKind.Win;
        if (Among(word, Gifts))
            return EnglishVerbKind.Give;
        if (Among(word, Choices))
            return EnglishVerbKind.Choose;
        return Among(word, Signings) ? EnglishVerbKind.Sign : EnglishVerbKind.None;
    }

    private static bool Among(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var candidate in words)
        {
            if (word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool Passive(string text, int floor, int verb)
    {
        var before = text.AsSpan(Math.Max(floor, verb - 12), verb - Math.Max(floor, verb - 12));
        return before.EndsWith("been ", StringComparison.Ordinal) || before.EndsWith("was ", StringComparison.Ordinal) || before.EndsWith("were ", StringComparison.Ordinal) || before.EndsWith("is ", StringComparison.Ordinal);
    }

    private static bool Doubted(string text, int floor, int verb)
    {
        var start = Math.Max(floor, verb - 28);
        var before = text.AsSpan(start, verb - start);
        if (before.LastIndexOfAny(',', ';', ':') is var clause and >= 0)
            before = before[clause..];
        foreach (var doubt in Doubts)
        {
            var at = before.LastIndexOf(doubt, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || !char.IsAsciiLetter(before[at - 1]) || doubt[0] == 'n') && (doubt is not "to " || at + doubt.Length == before.Length))
                return true;
        }

        var sentence = text.AsSpan(floor, verb - floor).TrimStart(" \"“");
        return sentence.StartsWith("If ", StringComparison.OrdinalIgnoreCase) || sentence.StartsWith("Should ", StringComparison.Ordinal) || sentence.StartsWith("Had ", StringComparison.Ordinal);
    }

    private static bool Prize(string text, int start, int end, EnglishVerbKind kind)
    {
        var rest = text.AsSpan(start, Math.Min(end - start, 150));
        foreach (var prize in Prizes)
        {
            var at = rest.IndexOf(prize, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && !char.IsAsciiLetter(rest[at - 1]) && (at + prize.Length >= rest.Length || !char.IsAsciiLetter(rest[at + prize.Length])))
                return kind != EnglishVerbKind.Choose || rest.Contains("suppl", StringComparison.OrdinalIgnoreCase) || rest.Contains("winner", StringComparison.OrdinalIgnoreCase) || rest.Contains("tender", StringComparison.OrdinalIgnoreCase) || rest.Contains("bid", StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }
}

internal enum EnglishVerbKind { None, Win, Give, Choose, Sign }

internal readonly record struct EnglishVerb(int Start, int End, EnglishVerbKind Kind);
