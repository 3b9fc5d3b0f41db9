using System.Globalization;
using ChipWatch.Extract.Procurement;

namespace ChipWatch.Benchmarks.Training;

/// <summary>Learns <c>Extract/Procurement/Lexicon/project.txt</c> and <c>contract.txt</c> from <see cref="LabelledAnnouncements"/>.</summary>
internal static class ProjectTraining
{
    private const int Folds = 5;

    /// <param name="folder">Of the labelled announcements.</param>
    /// <param name="lexicon">The folder of the two word lists to rewrite.</param>
    public static int Run(string folder, string lexicon, TextWriter output)
    {
        var (projects, contracts, named) = (new List<Choice>(), new List<Choice>(), new Dictionary<string, LabelledAnnouncements.Labels>(StringComparer.Ordinal));
        var written = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (id, announcement, text, labels) in LabelledAnnouncements.Read(folder))
        {
            var options = announcement.Stretches();
            IReadOnlyList<Features> features = [.. options.Select(o => new Features(o.On!)), ProjectModel.Nothing()];
            written[id] = options.ConvertAll(o => LabelledAnnouncements.Plain(o.Span.In(text)));
            named[id] = labels;
            projects.Add(new(id, features, Right(written[id], labels.Project)));
            contracts.Add(new(id, features, Right(written[id], labels.Contract)));
        }

        var ranking = new Ranking(ProjectModel.Names.Count);
        var contractScores = ranking.CrossValidate(contracts, Folds).ToDictionary(h => h.Choice.Document, h => h.Scores, StringComparer.Ordinal);
        var held = ranking.CrossValidate(projects, Folds).ToDictionary(h => h.Choice.Document, h => (Project: h.Scores, Contract: contractScores[h.Choice.Document]), StringComparer.Ordinal);
        foreach (var doubt in (ReadOnlySpan<double>)[0, 1, 2, 3, 4])
        {
            var chosen = held.Select(h => (named[h.Key], Names: Chosen(h.Value.Project, h.Value.Contract, doubt).ConvertAll(o => written[h.Key][o]))).Where(c => c.Names.Count > 0).ToList();
            var right = chosen.Count(c => c.Names.Exists(n => n == c.Item1.Project || n == c.Item1.Contract));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{held.Count} announcements, {Folds} folds, doubt {doubt}: precision {(double)right / chosen.Count:F4}, recall {(double)right / held.Count:F4}, F1 {2.0 * right / (chosen.Count + held.Count):F4}"));
        }

        LabelledAnnouncements.Write(Path.Combine(lexicon, "project.txt"), ProjectModel.Names, ranking.Train(projects));
        LabelledAnnouncements.Write(Path.Combine(lexicon, "contract.txt"), ProjectModel.Names, ranking.Train(contracts));
        return 0;
    }

    /// <summary>As <see cref="ProjectChoice.Best"/> does: what beats "none", else the better of the two unless the doubt is too great.</summary>
    private static List<int> Chosen(double[] project, double[] contract, double doubt)
    {
        var (p, c) = (Best(project), Best(contract));
        var (lead, contractLead) = (p < 0 ? double.NegativeInfinity : project[p] - project[^1], c < 0 ? double.NegativeInfinity : contract[c] - contract[^1]);
        if (lead <= 0 && contractLead <= 0)
            return Math.Max(lead, contractLead) < -doubt ? [] : [lead >= contractLead ? p : c];
        return [.. new[] { lead > 0 ? p : -1, contractLead > 0 ? c : -1 }.Where(o => o >= 0)];

        static int Best(double[] scores) => scores.Length == 1 ? -1 : Enumerable.Range(0, scores.Length - 1).MaxBy(i => scores[i]);
    }

    private static bool[] Right(List<string> options, string label) => [.. options.Select(o => o == label), label.Length == 0];
}
