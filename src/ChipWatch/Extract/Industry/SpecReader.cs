using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Industry;

/// <summary>A chip's figures: node, throughput, memory, bandwidth, power, packaging, number formats.</summary>
internal static class SpecReader
{
    private static readonly string[] Formats = ["FP4", "FP6", "FP8", "FP16", "FP32", "FP64", "BF16", "INT4", "INT8", "MXFP4", "TF32"];
    private static readonly string[] Packagings = ["2.5D", "3D packaging", "CoWoS", "Chiplet", "chiplet", "芯粒", "HBM2e", "HBM3E", "HBM3e", "HBM3", "HBM4", "HBM2", "GDDR6", "LPDDR5"];

    public static List<(ProductSpec Spec, Evidence Evidence)> Read(Passage passage)
    {
        var found = new List<(ProductSpec, Evidence)>();
        foreach (var figure in passage.Figures)
        {
            if (figure.Kind == FigureKind.Count && NameOf(figure.Unit) is { } name)
                found.Add((new ProductSpec(name, passage.Text[figure.Start..figure.End], UnitOf(figure)), passage.Evidence(figure.Start, figure.End, "specs")));
        }

        Fixed(passage, Formats, "precision", found);
        Fixed(passage, Packagings, "packaging", found);
        return found;
    }

    private static void Fixed(Passage passage, string[] words, string name, List<(ProductSpec, Evidence)> found)
    {
        foreach (var word in words)
        {
            var at = passage.Text.IndexOf(word, passage.Start, passage.End - passage.Start, StringComparison.Ordinal);
            if (at < 0 || (at > 0 && char.IsAsciiLetterOrDigit(passage.Text[at - 1])) || (at + word.Length < passage.End && char.IsAsciiLetterOrDigit(passage.Text[at + word.Length])))
                continue;
            found.Add((new ProductSpec(word.StartsWith("HBM", StringComparison.Ordinal) || word.Contains("DDR", StringComparison.Ordinal) ? "memory" : name, word), passage.Evidence(at, at + word.Length, "specs")));
        }
    }

    private static string? NameOf(string? unit) => unit?.ToLowerInvariant() switch
    {
        "nm" or "纳米" or "奈米" => "process",
        "tflops" or "pflops" or "tops" or "gflops" or "eflops" or "petaflops" or "teraflops" or "exaflops" => "compute",
        "gb" or "mb" => "memory",
        "tb" or "tb/s" or "gb/s" => "bandwidth",
        "w" or "kw" or "watts" => "power",
        "transistors" or "晶体管" => "transistors",
        _ => null,
    };

    private static string? UnitOf(Figure figure) => NameOf(figure.Unit) is "compute" or "memory" or "power" or "bandwidth" ? figure.Unit : null;
}
