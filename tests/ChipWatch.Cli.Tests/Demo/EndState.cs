using System.Text.Json.Nodes;

namespace ChipWatch.Cli.Tests.Demo;

/// <summary>All that a data folder holds, apart from when it was done and how often it was tried.</summary>
internal static class EndState
{
    private static readonly HashSet<string> Times = new(StringComparer.Ordinal)
    {
        "at", "fetchedAt", "listedAt", "attemptedAt", "lastPoll", "lastSuccess", "lastWhole", "since", "due", "notBefore", "checkedAt", "habit",
    };

    /// <returns>By path below the folder.</returns>
    public static SortedDictionary<string, string> Of(string folder)
    {
        var end = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            switch (path.Split('/')[0])
            {
                case ".lock" or ".locks" or ".metadata":
                    break;
                case Containers.Changes:
                    // A log of what was noticed when: what must hold is that the present version of every signal was.
                    Keep(end, $"changes of {Path.GetFileName(path).Split('.')[0]}", int.Parse(Path.GetFileName(path).Split('.')[1], System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case Containers.Raw:
                    end[path] = "";
                    break;
                case "outbox" when path.EndsWith(".eml", StringComparison.Ordinal):
                    // Its date and its boundary are its own; the HTML beside it is the same mail.
                    end[path] = "";
                    break;
                default:
                    end[path] = path.EndsWith(".json", StringComparison.Ordinal) ? Timeless(JsonNode.Parse(File.ReadAllText(file)))!.ToJsonString() : File.ReadAllText(file).Replace("23:01", "23:00", StringComparison.Ordinal);
                    break;
            }
        }

        // Changes of signals that are no more tell of the way there.
        foreach (var gone in end.Keys.Where(k => k.StartsWith("changes of ", StringComparison.Ordinal) && !end.Keys.Any(s => s.EndsWith($"/{k[11..]}.json", StringComparison.Ordinal))).ToList())
            end.Remove(gone);
        return end;
    }

    private static void Keep(SortedDictionary<string, string> end, string key, int version) =>
        end[key] = end.TryGetValue(key, out var known) && int.Parse(known, System.Globalization.CultureInfo.InvariantCulture) > version ? known : version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static JsonNode? Timeless(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Where(p => !Times.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Timeless(p.Value)))),

        // What was found at the same time stands in the order in which it was found.
        JsonArray a => new JsonArray([.. a.Select(Timeless).OrderBy(v => v?.ToJsonString(), StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };
}
