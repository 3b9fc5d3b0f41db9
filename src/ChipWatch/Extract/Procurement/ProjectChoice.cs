using System.Numerics;

namespace ChipWatch.Extract.Procurement;

/// <summary>
/// Which stretch of an announcement is the project's name, and which the contract's: the best of a <see cref="ProjectSurvey"/>
/// for either, what the rules found counted in, where it beats the score of "none".
/// </summary>
internal sealed class ProjectChoice(string text, List<Labelled> labels)
{
    private const int Reach = 2500;

    /// <summary>A whole announcement names one or the other: the better of the two is taken although "none" beats both by this much.</summary>
    private const float Doubt = 1;

    private readonly ProjectSurvey survey = new(text, labels);
    private readonly List<ProjectOption> options = new(text.Length / 60);

    /// <summary>The names of the award that the range tells.</summary>
    public (Span Project, Span Contract) Best(Span range, Findings findings)
    {
        Gather(survey, range, findings);
        Count(all: false);
        var least = new Vector2(float.NegativeInfinity);
        var (project, contract) = (new ProjectOption(default, least), new ProjectOption(default, least));
        foreach (var option in options)
        {
            if (option.Score.X > project.Score.X)
                project = option;
            if (option.Score.Y > contract.Score.Y)
                contract = option;
        }

        var none = ProjectModel.Weights[ProjectModel.None];
        var (lead, contractLead) = (project.Score.X - none.X, contract.Score.Y - none.Y);
        if (lead <= 0 && contractLead <= 0)
            return Math.Max(lead, contractLead) < (range.Length == text.Length ? -Doubt : 0) ? default : lead >= contractLead ? (project.Span, default) : (default, contract.Span);
        return (lead > 0 ? project.Span : default, contractLead > 0 ? contract.Span : default);
    }

    /// <summary>Every stretch of the text, with its features, for learning.</summary>
    public List<ProjectOption> Options(Findings findings)
    {
        Gather(new(text, labels, collecting: true), new(0, text.Length), findings);
        Count(all: true);
        return options;
    }

    /// <summary>The range's stretches, and what the rules say of each.</summary>
    private void Gather(ProjectSurvey survey, Span range, Findings findings)
    {
        range = range with { End = Math.Min(range.End, range.Start + Reach) };
        options.Clear();
        options.AddRange(survey.From(range));
        var surveyed = options.Count;
        Found(findings.Projects, ProjectModel.RuleProject);
        Found(findings.Contracts, ProjectModel.RuleContract);

        void Found(List<Candidate> candidates, int[] features)
        {
            foreach (var candidate in candidates)
            {
                var at = IndexOf(candidate.Span, surveyed);
                if (at < 0 && candidate.Span.Length is >= ProjectSurvey.Shortest and <= 130 && candidate.Span.Start >= range.Start)
                {
                    at = options.Count;
                    options.Add(survey.Whole(candidate.Span));
                }

                if (at < 0)
                    continue;
                var option = options[at];
                option.Add(features[Math.Clamp(candidate.Score / 10, 0, 10)]);
                options[at] = option;
            }
        }
    }

    /// <summary>Surveyed options stand in order of their places, those that only the rules found behind them in any.</summary>
    private int IndexOf(Span span, int surveyed)
    {
        var (low, high) = (0, surveyed);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var other = options[middle].Span;
            if (other.Start < span.Start || (other.Start == span.Start && other.End < span.End))
                low = middle + 1;
            else
                high = middle;
        }

        if (low < surveyed && options[low].Span == span)
            return low;
        for (var i = surveyed; i < options.Count; i++)
        {
            if (options[i].Span == span)
                return i;
        }

        return -1;
    }

    /// <summary>How often each of them is said, where that may decide.</summary>
    private void Count(bool all)
    {
        var (least, most) = ProjectModel.Repeated;
        var best = ProjectModel.Weights[ProjectModel.None] - most - new Vector2(Doubt);
        foreach (var option in options)
            best = Vector2.Max(best, option.Score);
        best += least - most;
        for (var i = 0; i < options.Count; i++)
        {
            var option = options[i];
            if (!all && option.Score.X < best.X && option.Score.Y < best.Y)
                continue;
            var said = 0;
            foreach (var other in options)
                said += other.Span.Length == option.Span.Length && other.Span.In(text).SequenceEqual(option.Span.In(text)) ? 1 : 0;
            option.Add(ProjectModel.Said[Math.Min(said, ProjectModel.Said.Length) - 1]);
            options[i] = option;
        }
    }
}
