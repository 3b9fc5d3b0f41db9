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
            IReadOnlyList<Features> features = [.. options.Select(o => new Features(o.On!)), ProjectChoice.Nothing()];
            written[id] = options.ConvertAll(o => LabelledAnnouncements.Plain(o.Span.In(text)));
            named[id] = labels;
            projects.Add(new(id, features, Right(written[id], labels.Project)));
            contracts.Add(new(id, features, Right(written[id], labels.Contract)));
        }

        var ranking = new Ranking(ProjectChoice.Names.Count);
        var chosen = ranking.CrossValidate(projects, Folds).Concat(ranking.CrossValidate(contracts, Folds))
            .Where(c => c.Chosen < c.Choice.Options.Count - 1).ToLookup(c => c.Choice.Document, c => written[c.Choice.Document][c.Chosen]);
        var right = chosen.Count(d => d.Any(name => name == named[d.Key].Project || name == named[d.Key].Contract));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{projects.Count} announcements, {Folds} folds: precision {(double)right / chosen.Count:F4}, recall {(double)right / projects.Count:F4}"));
        LabelledAnnouncements.Write(Path.Combine(lexicon, "project.txt"), ProjectChoice.Names, ranking.Train(projects));
        LabelledAnnouncements.Write(Path.Combine(lexicon, "contract.txt"), ProjectChoice.Names, ranking.Train(contracts));
        return 0;
    }

    private static bool[] Right(List<string> options, string label) => [.. options.Select(o => o == label), label.Length == 0];
}
