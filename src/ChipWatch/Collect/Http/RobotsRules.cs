using System.Text;

namespace ChipWatch.Collect.Http;

/// <summary>robots.txt as RFC 9309 reads it: the group of our name, else that of <c>*</c>; the longest rule wins, Allow on a tie.</summary>
public sealed record RobotsRules(IReadOnlyList<RobotsRule> Rules)
{
    public static RobotsRules AllowAll { get; } = new([]);

    public static RobotsRules Parse(string text, string product)
    {
        var groups = new Dictionary<string, List<RobotsRule>>(StringComparer.OrdinalIgnoreCase);
        var current = new List<string>();
        var naming = false;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Split('#', 2)[0].Trim();
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                continue;
            var (field, value) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
            if (field.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (!naming)
                    current.Clear();
                naming = true;
                current.Add(value);
                groups.TryAdd(value, []);
            }
            else if (field.ToLowerInvariant() is "allow" or "disallow")
            {
                naming = false;
                if (value.Length > 0)
                    foreach (var agent in current)
                        groups[agent].Add(new(value, field.Equals("allow", StringComparison.OrdinalIgnoreCase)));
            }
        }

        return new(groups.GetValueOrDefault(product) ?? groups.GetValueOrDefault("*") ?? []);
    }

    public bool Allows(Uri url)
    {
        RobotsRule? best = null;
        foreach (var rule in Rules)
            if (rule.Covers(url.PathAndQuery) && (best is null || rule.Path.Length > best.Path.Length || (rule.Path.Length == best.Path.Length && rule.Allow)))
                best = rule;
        return best?.Allow ?? true;
    }
}

/// <param name="Path">With <c>*</c> for any characters and a closing <c>$</c> for the end.</param>
public sealed record RobotsRule(string Path, bool Allow)
{
    /// <summary>Greedy wildcard matching with one step back: linear in path times stars.</summary>
    public bool Covers(string path)
    {
        var anchored = Path.EndsWith('$');
        var pieces = (anchored ? Path[..^1] : Path).Split('*');
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
            return false;
        var at = pieces[0].Length;
        for (var i = 1; i < pieces.Length; i++)
        {
            if (anchored && i == pieces.Length - 1)
                return path.Length - pieces[i].Length >= at && path.EndsWith(pieces[i], StringComparison.Ordinal);
            var found = path.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + pieces[i].Length;
        }

        return !anchored || at == path.Length;
    }
}
