using System.Numerics;
using System.Runtime.InteropServices;
using ChipWatch.Register;

namespace ChipWatch.Extract.Procurement;

/// <summary>
/// Every stretch of a text that may be a name, from a place where names begin (behind 中标, 为, 关于, a quote) to one where they
/// end (项目, 标段, 合同), weighed by what stands before, in and behind it. None of this depends on the award that is asked for,
/// so a text with many awards is surveyed once, as far as it is asked for. Six in seven beginnings are hopeless by what stands
/// before them: only behind the others is the text looked at for ends, about a quarter of it.
/// </summary>
internal sealed class ProjectSurvey(string text, List<Labelled> labels, bool collecting = false)
{
    public const int Shortest = 5;
    private const int Longest = 110;

    /// <summary>How far a text goes on before a beginning counts as standing in its next part.</summary>
    private const int Part = 150;

    /// <summary>What falls below this for either role does not win, be it by what stands before it or by what it has come to hold (a comma, 中标).</summary>
    private const float Hopeless = -0.5f;

    /// <summary>Where no name may end; where none of the words ends but a quote closes.</summary>
    private const int NoEnd = -1;
    private const int Closed = -2;

    /// <summary>By the part of the text: characters behind which a name may begin that has a chance there.</summary>
    private static readonly CharacterSet[] Before = [.. ProjectModel.Place.Select(place => new CharacterSet(Affixes.Table.Before(c => IsHopeful(ProjectModel.BestBehind(c) + ProjectModel.Weights[place]))))];
    private static readonly CharacterSet Anywhere = new(Affixes.Table.Before(_ => true));
    private static readonly CharacterSet NeverFirst = ProjectModel.Strings.NeverFirst;
    private static readonly PairFilter Telling = PairFilter.OfEndings(ProjectModel.Strings.Telling);

    // As many as announcements have by the character: growing by doubles would allocate them twice.
    private readonly List<ProjectOption> options = new(text.Length / 60);

    /// <summary>Where brackets open or close, a sentence ends or a name may.</summary>
    private readonly List<Mark> marks = new(text.Length / 30);
    private readonly List<(int Start, int End, int Feature)> held = new(text.Length / 30);
    private readonly ulong[] seen = new ulong[ProjectModel.Words];
    private int begun;
    private int surveyed;
    private (int Mark, int Held, int Label) at;

    private readonly record struct Mark(int Place, int Ending, Vector2 Ahead);

    /// <summary>The options that begin in the range, in order of their places.</summary>
    public ReadOnlySpan<ProjectOption> From(Span range)
    {
        while (begun + 1 < range.End)
            WeighUpTo(Math.Min(range.End, ((begun + 1) / Part + 1) * Part));
        var first = options.FirstFrom(range.Start, o => o.Span.Start);
        return CollectionsMarshal.AsSpan(options)[first..options.FirstFrom(range.End, o => o.Span.Start, first)];
    }

    /// <summary>A stretch that the rules found where none was looked for.</summary>
    public ProjectOption Whole(Span span)
    {
        var label = labels.FindIndex(l => l.Value.Start == span.Start);
        label = label < 0 ? labels.Count : label;
        var option = Begin(span.Start, label, whole: true);
        Array.Clear(seen);
        for (var end = span.Start + 1; end <= span.End; end++)
        {
            foreach (var word in ProjectModel.Strings[text[end - 1]].Holds)
            {
                if (end - word.Length >= span.Start && word.EndsAt(text, end))
                    Hold(word.Feature, ref option);
            }
        }

        return Finish(option, new(span.End, Ending(ProjectModel.Strings[text[span.End - 1]], span.End), AheadOf(span.End)), label);
    }

    /// <summary>Weighs what begins up to a place in one part of the text.</summary>
    private void WeighUpTo(int until)
    {
        var before = collecting ? Anywhere : Before[PlaceOf(begun + 1)];
        var labelled = Labelled(begun + 1);
        for (var place = begun + 1; place < until; place++)
        {
            if (!before.Contains(text[place - 1]) && place != labelled)
                continue;
            if (!NeverFirst.Contains(text[place]) && EndsBefore(place - 1))
                Weigh(place);
            if (place == labelled)
                labelled = Labelled(place + 1);
        }

        begun = until - 1;
    }

    /// <summary>The first value of a label at or behind a place.</summary>
    private int Labelled(int place)
    {
        while (at.Label < labels.Count && labels[at.Label].Value.Start < place)
            at.Label++;
        return at.Label < labels.Count ? labels[at.Label].Value.Start : int.MaxValue;
    }

    private static int PlaceOf(int start) => Math.Min(ProjectModel.Place.Length - 1, start / Part);

    /// <summary>Whether the character ends what names stand behind.</summary>
    private bool EndsBefore(int at) => ProjectModel.Strings[text[at]] is var strings && (strings.BeforeName || (at > 0 && strings.BeforeNameWith.Contains(text[at - 1], StringComparison.Ordinal)));

    private static bool IsHopeful(Vector2 score) => score.X >= Hopeless || score.Y >= Hopeless;

    /// <summary>
    /// Marks the next place behind a beginning, none behind the end of its sentence, in a pass that most characters leave at once.
    /// A closing quote has its say about the mark before it.
    /// </summary>
    private bool SurveyOn(int start)
    {
        surveyed = Math.Max(surveyed, start);
        var known = marks.Count;
        for (var until = Math.Min(text.Length, start + Longest); surveyed < until && (surveyed == start || text[surveyed - 1] is not ('。' or ';' or '\n')); surveyed++)
        {
            var c = text[surveyed];
            if (marks.Count > known && c is not ('”' or '》'))
                return true;
            if (!Telling.MayEnd(surveyed > 0 ? text[surveyed - 1] : '\0', c))
                continue;
            var place = surveyed + 1;
            var strings = ProjectModel.Strings[c];
            foreach (ref readonly var word in strings.Holds.AsSpan())
            {
                if (word.EndsAt(text, place))
                    held.Add((place - word.Length, place, word.Feature));
            }

            if (c is '”' or '》' && (marks.Count == 0 || marks[^1].Place < surveyed || marks[^1].Ending == NoEnd))
                Close(surveyed);
            if (Ending(strings, place) is var ending and >= 0)
                marks.Add(new(place, ending, AheadOf(place)));
            else if (strings.Bounds)
                marks.Add(new(place, NoEnd, default));
        }

        return marks.Count > known;
    }

    /// <summary>The feature of the longest string that ends at a place, or <see cref="NoEnd"/>.</summary>
    private int Ending(Affixes strings, int place)
    {
        foreach (ref readonly var word in strings.Ends.AsSpan())
        {
            if (word.EndsAt(text, place))
                return word.Feature;
        }

        return NoEnd;
    }

    private void Hold(int feature, ref ProjectOption option)
    {
        if ((seen[feature >> 6] >> feature & 1) != 0)
            return;
        seen[feature >> 6] |= 1UL << feature;
        option.Add(feature);
    }

    /// <summary>A name may end where a quote does, whatever its last word.</summary>
    private void Close(int place)
    {
        if (marks.Count > 0 && marks[^1].Place == place)
            marks.RemoveAt(marks.Count - 1);
        if (place > 0)
            marks.Add(new(place, Closed, AheadOf(place)));
    }

    /// <summary>All stretches from one place, their brackets and quotes closed.</summary>
    private void Weigh(int start)
    {
        var option = Begin(start, at.Label);
        if (!collecting && !IsHopeful(option.Score))
            return;
        while (at.Mark < marks.Count && marks[at.Mark].Place <= start)
            at.Mark++;
        while (at.Held < held.Count && held[at.Held].End <= start)
            at.Held++;
        var (round, quote, title, word) = (0, 0, 0, at.Held);
        Array.Clear(seen);
        for (var i = at.Mark; (i < marks.Count || SurveyOn(start)) && marks[i].Place <= start + Longest; i++)
        {
            var mark = marks[i];
            if (mark.Place <= start)
                continue;
            switch (text[mark.Place - 1])
            {
                case '。' or ';' or '\n':
                    return;
                case '(':
                    round++;
                    break;
                case '“':
                    quote++;
                    break;
                case '《':
                    title++;
                    break;
                case ')':
                    round--;
                    break;
                case '”':
                    quote--;
                    break;
                case '》':
                    title--;
                    break;
            }

            if (round < 0 || quote < 0 || title < 0)
                return;
            for (; word < held.Count && held[word].End <= mark.Place; word++)
            {
                if (held[word].Start >= start)
                    Hold(held[word].Feature, ref option);
            }

            if (!collecting && !IsHopeful(option.Score))
                return;
            if (mark.Place - start < Shortest || (round | quote | title) != 0 || mark.Ending == NoEnd)
                continue;
            options.Add(Finish(option.On is null ? option : option with { On = [.. option.On] }, mark, at.Label));
        }
    }

    /// <param name="whole">Asked for whatever its chances.</param>
    private ProjectOption Begin(int start, int label, bool whole = false)
    {
        var option = new ProjectOption(new(start, start), Vector2.Zero) { On = collecting ? new ulong[ProjectModel.Words] : null };
        foreach (ref readonly var word in (start > 0 ? ProjectModel.Strings[text[start - 1]].Behind : []).AsSpan())
        {
            if (word.EndsAt(text, start))
                option.Add(word.Feature);
        }

        option.Add(ProjectModel.Place[PlaceOf(start)]);
        if (label < labels.Count && labels[label].Value.Start == start)
            option.Add(ProjectModel.Labelled[(int)labels[label].Role]);
        if (!whole && !collecting && !IsHopeful(option.Score + ProjectModel.BestOpening))
            return option;
        foreach (ref readonly var word in ProjectModel.Strings[text[start]].Opens.AsSpan())
        {
            if (word.BeginsAt(text, start))
                option.Add(word.Feature);
        }

        return option;
    }

    private ProjectOption Finish(ProjectOption option, Mark mark, int label)
    {
        option.Span = option.Span with { End = mark.Place };
        if (label < labels.Count && labels[label].Value == option.Span)
            option.Add(ProjectModel.Whole[(int)labels[label].Role]);
        if (option.On is null)
            option.Score += mark.Ahead;
        else
            Follow(mark.Place, ref option);
        if (mark.Ending >= 0)
            option.Add(mark.Ending);
        option.Add(ProjectModel.Length[Math.Min(ProjectModel.Length.Length - 1, option.Span.Length / 6)]);
        return option;
    }

    private Vector2 AheadOf(int place)
    {
        var ahead = default(ProjectOption);
        Follow(place, ref ahead);
        return ahead.Score;
    }

    private void Follow(int place, ref ProjectOption option)
    {
        if (place == text.Length)
            return;
        foreach (ref readonly var word in ProjectModel.Strings[text[place]].Ahead.AsSpan())
        {
            if (word.BeginsAt(text, place))
                option.Add(word.Feature);
        }
    }
}
