using ChipWatch.Extract.Terms;

namespace ChipWatch.Extract.Industry;

/// <summary>Whether a sentence states what happened or was decided, or only weighs it.</summary>
internal static class Stance
{
    /// <summary>True when a conditional, a wish or a denial stands shortly before the place, or the sentence asks.</summary>
    public static bool Doubtful(Passage passage, int place, bool plansCount)
    {
        var last = passage.End;
        while (last > passage.Start && char.IsWhiteSpace(passage.Text[last - 1]))
            last--;
        if ((last > passage.Start && passage.Text[last - 1] is '?' or '？') || Refuted(passage))
            return true;
        foreach (var term in passage.Terms)
        {
            if (term.End > place)
                break;
            var near = place - term.End <= 40 && !passage.Between(term.End, place).ContainsAny('，', '；', ';');
            if (term.Kind == TermKind.Negation && near && place - term.End <= 16)
                return true;
            if (term.Kind != TermKind.Hypothetical || !near)
                continue;
            var word = passage.Between(term.Start, term.End);
            if (word is "would" && Reported(passage, term.Start))
                continue;
            var plan = word.StartsWith("plan", StringComparison.OrdinalIgnoreCase) || word is "计划实现" or "拟" or "未来" or "规划" or "aims" or "aim" || word.Contains('划');
            if (!(plan && plansCount))
                return true;
        }

        return false;
    }

    /// <summary>"关于…的消息不实": all that the sentence speaks of did not happen.</summary>
    public static bool Refuted(Passage passage) => passage.Between(passage.Start, passage.End).HoldsAny("消息不实", "传闻不实", "报道不实", "信息不实", "内容不实", "不属实", "谣言", "辟谣");

    /// <summary>"Samsung said it would invest": an intention told, in the past tense that English tells it in.</summary>
    private static bool Reported(Passage passage, int would)
    {
        var before = passage.Between(passage.Start, would);
        return before.HoldsAny("said", "announced", "confirmed") && !before.HoldsAny(" if ", "If ", " could ", " might ", " whether ", " unless ", " analyst", " Analyst");
    }
}
