using System.Text;

namespace ChipWatch.Collect.Http;

/// <summary>robots.txt as RFC 9309 reads it: the group of our name, else that of <c>*</c>; the longest rule wins, Allow on a tie.</summary>
public sealed record RobotsRules(IReadOnlyList<RobotsRule> Rules)
{
    private static readonly System.Buffers.SearchValues<char> NameLetters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-");
    private static readonly System.Buffers.SearchValues<char> Unreserved = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    public static RobotsRules AllowAll { get; } = new([]);

    public static RobotsRules Parse(string text, string product)
    {
        var groups = new Dictionary<string, List<RobotsRule>>(StringComparer.OrdinalIgnoreCase);
        var current = new List<string>();
        var naming = false;
        foreach (var raw in text.TrimStart('\uFEFF').Split(['\n', '\r']))
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
                var agent = Token(value);
                current.Add(agent);
                groups.TryAdd(agent, []);
            }
            else if (field.ToLowerInvariant() is "allow" or "disallow")
            {
                naming = false;
                if (value.Length > 0)
                    foreach (var agent in current)
                        groups[agent].Add(new(Normal(value), field.Equals("allow", StringComparison.OrdinalIgnoreCase)));
            }
        }

        return new(groups.GetValueOrDefault(product) ?? groups.GetValueOrDefault("*") ?? []);
    }

    public bool Allows(Uri url)
    {
        RobotsRule? best = null;
        var path = Normal(url.PathAndQuery);
        foreach (var rule in Rules)
            if (rule.Covers(path) && (best is null || rule.Path.Length > best.Path.Length || (rule.Path.Length == best.Path.Length && rule.Allow)))
                best = rule;
        return best?.Allow ?? true;
    }

    /// <summary>The name alone: some write a version or an address behind it.</summary>
    private static string Token(string agent)
    {
        var end = agent.AsSpan().IndexOfAnyExcept(NameLetters);
        return end > 0 ? agent[..end] : agent;
    }

    /// <summary>RFC 9309 §2.2.2: what may stand bare stands bare, all else is a percent-encoded octet.</summary>
    private static string Normal(string path)
    {
        var normal = new StringBuilder(path.Length);
        foreach (var octet in Octets(path))
        {
            if (octet is { Escaped: true, Value: var value } ? Unreserved.Contains((char)value) : octet.Value is > 0x20 and < 0x7F)
                normal.Append((char)octet.Value);
            else
                normal.Append('%').Append(octet.Value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return normal.ToString();
    }

    private static IEnumerable<(byte Value, bool Escaped)> Octets(string path)
    {
        var bytes = Encoding.UTF8.GetBytes(path);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '%' && i + 2 < bytes.Length && byte.TryParse(bytes.AsSpan(i + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var value))
            {
                yield return (value, true);
                i += 2;
            }
            else
            {
                yield return (bytes[i], false);
            }
        }
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
