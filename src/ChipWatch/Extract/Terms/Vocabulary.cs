using System.Collections.Frozen;
using ChipWatch.Register;

namespace ChipWatch.Extract.Terms;

/// <summary>
/// The words that extraction goes by, from the embedded <c>Extract/Terms/*.txt</c>. A file holds sections
/// <c>[kind value]</c> of comma-separated entries; <c>climb*</c> stands for a regular verb's four forms, <c>drop**</c> for
/// one that doubles its last letter.
/// </summary>
internal sealed class Vocabulary
{
    private readonly ushort[] bucketOf = new ushort[char.MaxValue + 1];
    private readonly ulong[] heads = new ulong[1024];
    private readonly List<Entry[]> chinese = [[]];

    /// <summary>Where a Chinese term, or any Latin word, may begin.</summary>
    private readonly PairFilter begins = new();
    private readonly FrozenDictionary<string, Entry[]>.AlternateLookup<ReadOnlySpan<char>> latin;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> common;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> function;

    private Vocabulary(IReadOnlyList<Entry> entries)
    {
        var byHead = Join(entries.Where(entry => entry.Kind is not (TermKind.Common or TermKind.Function))).ToLookup(entry => entry.Text[0] < '\u0250');
        foreach (var bucket in byHead[false].GroupBy(entry => entry.Text[0]))
        {
            bucketOf[bucket.Key] = (ushort)chinese.Count;
            chinese.Add([.. bucket.OrderByDescending(entry => entry.Text.Length)]);
            foreach (var entry in bucket)
                AddBeginnings(entry.Text);
        }

        latin = byHead[true].GroupBy(entry => entry.Text[..WordEnd(entry.Text, 0)], StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Text.Length).ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var entry in byHead[true])
        {
            var key = KeyOf(entry.Text, 0, WordEnd(entry.Text, 0));
            heads[key >> 6] |= 1UL << (key & 63);
        }

        for (var c = '0'; c <= 'z'; c++)
        {
            if (char.IsAsciiLetterOrDigit(c))
                begins.Add(c);
        }

        common = SetOf(entries, TermKind.Common);
        function = SetOf(entries, TermKind.Function);
    }

    public static Vocabulary Default { get; } = new([.. Read()]);

    /// <summary>Whether the word says nothing of a name when it stands with a capital.</summary>
    public bool IsCommon(ReadOnlySpan<char> word) => common.Contains(word);

    /// <summary>Whether the word is too small to be part of a name.</summary>
    public bool IsFunction(ReadOnlySpan<char> word) => function.Contains(word);

    /// <summary>Longest terms from left to right, not overlapping; linear in the text.</summary>
    public List<Term> Scan(string text)
    {
        var found = new List<Term>(text.Length / 24);
        for (var i = begins.Next(text, 0); i < text.Length; i = begins.Next(text, i))
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                var end = WordEnd(text, i);
                i = Heads(text, i, end) && latin.TryGetValue(text.AsSpan(i, end - i), out var candidates) && Longest(candidates, text, i, words: true) is { } entry
                    ? Take(found, text, i, entry)
                    : end;
            }
            else
            {
                var bucket = bucketOf[text[i]];
                i = bucket != 0 && Longest(chinese[bucket], text, i, words: false) is { } entry ? Take(found, text, i, entry) : i + 1;
            }
        }

        return found;
    }

    /// <summary>Every way <see cref="Same"/> lets the second character be written.</summary>
    private void AddBeginnings(string entry)
    {
        if (entry.Length == 1)
        {
            begins.Add(entry[0]);
            return;
        }

        foreach (var second in entry[1] switch { ' ' => " -\u00a0‑\n", '\'' => "'’", _ => $"{entry[1]}{char.ToUpperInvariant(entry[1])}" })
            begins.Add(entry[0], second);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(IEnumerable<Entry> entries, TermKind kind) =>
        entries.Where(entry => entry.Kind == kind).Select(entry => entry.Text).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a term may begin with the word: one bit per first, second, last letter and length spares hashing most words.</summary>
    private bool Heads(string text, int start, int end)
    {
        var key = KeyOf(text, start, end);
        return (heads[key >> 6] & (1UL << (key & 63))) != 0;
    }

    private static int KeyOf(string text, int start, int end) =>
        (((((text[start] | 0x20) * 31) + (text[Math.Min(start + 1, end - 1)] | 0x20)) * 31 + (text[end - 1] | 0x20)) * 31 + (end - start)) & 0xFFFF;

    private static int Take(List<Term> found, string text, int start, Entry entry)
    {
        var end = start + entry.Text.Length;
        for (var same = entry; same is not null && same.Kind != TermKind.Ignored; same = same.Also)
            found.Add(new(start, end, same.Kind, same.Value));
        return end;
    }

    private static Entry? Longest(Entry[] candidates, string text, int start, bool words)
    {
        foreach (var entry in candidates)
        {
            var end = start + entry.Text.Length;

            // The last character tells nearly all candidates apart before the rest is looked at.
            if (end > text.Length || (text[end - 1] != entry.Last && (text[end - 1] | 0x20) != entry.Last) || !Same(text.AsSpan(start, entry.Text.Length), entry.Text))
                continue;
            if (!words || end == text.Length || !char.IsAsciiLetterOrDigit(text[end]))
                return entry;
        }

        return null;
    }

    /// <summary>Case aside; a space of the entry is also a hyphen, a line end or a no-break space of the text.</summary>
    private static bool Same(ReadOnlySpan<char> written, string entry)
    {
        for (var i = 0; i < entry.Length; i++)
        {
            var c = written[i];
            if (c == entry[i] || (char.IsAsciiLetterUpper(c) && (char)(c | 0x20) == entry[i]))
                continue;
            if (!(entry[i] == ' ' && c is '-' or '\u00a0' or '‑' or '\n') && !(entry[i] == '\'' && c == '’'))
                return false;
        }

        return true;
    }

    private static int WordEnd(string text, int start)
    {
        while (start < text.Length && char.IsAsciiLetterOrDigit(text[start]))
            start++;
        return start;
    }

    private static IEnumerable<Entry> Read()
    {
        var assembly = typeof(Vocabulary).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Extract/Terms/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var (kind, value) = (TermKind.Ignored, "");
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith('['))
                {
                    var head = line.Trim('[', ']', ' ').Split(' ', 2);
                    kind = Enum.Parse<TermKind>(head[0], ignoreCase: true);
                    value = head.Length > 1 ? head[1] : "";
                }
                else if (!line.StartsWith('#'))
                {
                    foreach (var word in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                        foreach (var form in VerbForms.Of(word))
                            yield return new(form, kind, value);
                }
            }
        }
    }

    /// <summary>A word can be a term of finance and of industry ("reveal"); of finance its first section wins.</summary>
    private static IEnumerable<Entry> Join(IEnumerable<Entry> entries)
    {
        foreach (var same in entries.GroupBy(entry => entry.Text, StringComparer.OrdinalIgnoreCase))
        {
            var kinds = same.DistinctBy(entry => entry.Kind >= TermKind.Invest ? entry.Kind : TermKind.Ignored).ToList();
            if (kinds.Count > 1)
                kinds.RemoveAll(entry => entry.Kind == TermKind.Ignored);
            Entry? joined = null;
            for (var i = kinds.Count - 1; i >= 0; i--)
                joined = kinds[i] with { Also = joined };
            yield return joined!;
        }
    }

    private sealed record Entry(string Text, TermKind Kind, string Value, Entry? Also = null)
    {
        public char Last { get; } = Text[^1];
    }
}
