using System.Globalization;
using System.Text;
using ChipWatch.Extract;
using ChipWatch.Extract.Procurement;
using ChipWatch.Read;
using ChipWatch.Register;

namespace ChipWatch.Benchmarks.Training;

/// <summary>
/// Labelled announcements (<c>gold.tsv</c> and <c>html/</c> of eval/contracts; Apache-2.0) with one record: there the right
/// sum and the right name are one, or none.
/// </summary>
internal static class LabelledAnnouncements
{
    internal sealed record Labels(string Project, string Contract, double? Amount);

    public static IEnumerable<(string Id, Announcement Announcement, string Text, Labels Labels)> Read(string folder)
    {
        var reader = new DocumentReader();
        var rows = File.ReadLines(Path.Combine(folder, "gold.tsv")).Skip(1).Select(l => l.Split('\t')).GroupBy(r => r[0]).Where(g => g.Count() == 1);
        foreach (var row in rows.Select(g => g.First()))
        {
            var document = reader.Read(new(File.ReadAllBytes(Path.Combine(folder, "html", row[0] + ".html")))).Document;
            if (document is null || ProcurementExtractor.Announcement(new Reading(document, CompanyRegister.Default)) is not { } found)
                continue;
            var amount = row.Length > 5 && double.TryParse(row[5], CultureInfo.InvariantCulture, out var sum) ? sum : (double?)null;
            yield return (row[0], found.Announcement, found.Text, new(Plain(row[3]), Plain(row[4]), amount));
        }
    }

    /// <summary>Letters and digits only, as the labels are compared.</summary>
    public static string Plain(ReadOnlySpan<char> name) => string.Concat(name.ToString().Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    public static void Write(string file, IReadOnlyList<string> names, double[] weights) =>
        File.WriteAllLines(file, File.ReadLines(file).TakeWhile(l => l.StartsWith('#')).ToList()
            .Concat(names.Select((n, i) => string.Create(CultureInfo.InvariantCulture, $"{weights[i]:0.###}\t{n}"))));
}
