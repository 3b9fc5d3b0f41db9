using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChipWatch.Sources.Listing;

/// <summary>What is wrong with a definition's settings, said in one line each.</summary>
internal static class SettingsCheck
{
    public static IReadOnlyList<string> Of<T>(Source source, Func<T, IEnumerable<string>> mistakes)
    {
        try
        {
            return [.. mistakes(ListSettings.Of<T>(source))];
        }
        catch (JsonException broken)
        {
            return [OneLine($"settings: {broken.Message}")];
        }
        catch (RegexParseException broken)
        {
            return [OneLine($"settings.transforms: {broken.Message}")];
        }
        catch (Exception broken) when (broken is FormatException or NotSupportedException)
        {
            return [OneLine($"settings: {broken.Message}")];
        }
    }

    private static string OneLine(string text) =>
        text.ReplaceLineEndings(" ").Replace("ChipWatch.Sources.Listing.", "", StringComparison.Ordinal);
}
