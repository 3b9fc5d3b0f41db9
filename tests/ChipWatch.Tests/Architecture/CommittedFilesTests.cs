using System.Text.RegularExpressions;
using ChipWatch.Doubles;

namespace ChipWatch.Tests.Architecture;

/// <summary>What no committed file holds, and how long it is.</summary>
public sealed class CommittedFilesTests
{
    /// <summary>Files of more than 300 lines, each with the reason why it is one.</summary>
    private static readonly string[] NotCommitted = [".git", "artifacts", "bin", "obj", "node_modules", ".chipwatch", ".azure", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts"];
    private static readonly string[] Binary = [".gz", ".pdf", ".png", ".ico", ".parquet", ".woff2", ".bin", ".onnx"];

    [Fact]
    public void A_source_file_has_at_most_300_lines()
    {
        var found = Files("src").Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).ToDictionary(Relative, f => File.ReadLines(f).Count(), StringComparer.Ordinal);
        var tooLong = found.Where(f => f.Value > 300).Select(f => $"{f.Key} has {f.Value} lines").ToList();
        Assert.True(tooLong.Count == 0, string.Join("; ", tooLong));
    }

    /// <summary>Written in pieces, so that this file does not find itself.</summary>
    public static TheoryData<string, string> Banned => new()
    {
        { "a path of the machine it was made on", @"(?<![\w.:/%*-])/(?:wo" + @"rk|ro" + @"ot|home/[a-z]+)/[\w.]" },
        { "a path of a Windows user", @"[A-Za-z]:\\+Us" + @"ers\\" },
        { "a package registry's address", @"registry\.npm" + @"js\.org|api\.nu" + @"get\.org|pkgs\.dev\.azure|registry\.yarn" + @"pkg|""reso" + @"lved""" },
        { "a SendGrid key", @"SG\.[\w-]{22}\.[\w-]{43}" },
        { "a storage account's key", @"AccountKey=[A-Za-z0-9+/]{86}==" },
        { "a private key", @"-----BEGIN [A-Z ]*PRIV" + "ATE KEY" },
        { "unfinished work", @"\b(?:TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b|NotImpl" + "ementedException" },
    };

    [Theory]
    [MemberData(nameof(Banned))]
    public void No_committed_file_holds(string what, string pattern)
    {
        var regex = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(10));
        var found = new List<string>();
        foreach (var file in Files("").Where(f => !Binary.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)))
        {
            var line = 0;
            foreach (var text in File.ReadLines(file))
            {
                line++;
                if (regex.IsMatch(text))
                    found.Add($"{Relative(file)}:{line}");
            }
        }

        Assert.True(found.Count == 0, $"{what} stands in {string.Join(", ", found)}");
    }

    private static string Relative(string file) => Path.GetRelativePath(Shared.Root, file).Replace('\\', '/');

    private static IEnumerable<string> Files(string folder) => Walk(new(Path.Combine(Shared.Root, folder)));

    private static IEnumerable<string> Walk(DirectoryInfo folder) => folder.EnumerateFileSystemInfos().Where(e => !NotCommitted.Contains(e.Name, StringComparer.Ordinal)).SelectMany(
        entry => entry is DirectoryInfo below ? Walk(below) : [entry.FullName]);
}
