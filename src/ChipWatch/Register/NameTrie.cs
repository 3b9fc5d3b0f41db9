namespace ChipWatch.Register;

/// <summary>Names by their folded characters; walks a text without allocating. Characters outside all names end a walk at once.</summary>
internal sealed class NameTrie
{
    private readonly ushort[] classes = new ushort[char.MaxValue + 1];
    private readonly List<int> terminals = [-1];
    private readonly PairFilter begins = new();
    private readonly int classCount;
    private readonly int mask;
    private readonly long[] keys;
    private readonly int[] targets;

    /// <param name="names">Folded names; the value comes back from <see cref="Walk"/>. Of equal names the first counts.</param>
    public NameTrie(IEnumerable<KeyValuePair<string, int>> names)
    {
        var all = names.ToList();
        classCount = 1;
        var folded = new Dictionary<char, ushort>();
        foreach (var c in all.SelectMany(n => n.Key).Distinct().Order())
            folded[c] = (ushort)classCount++;
        for (var c = 0; c < classes.Length; c++)
            classes[c] = folded.GetValueOrDefault(CharacterFold.Of((char)c));

        var edges = new Dictionary<long, int>();
        foreach (var (name, value) in all)
            Add(edges, name, value);

        var size = 16;
        while (size < edges.Count * 2)
            size *= 2;
        mask = size - 1;
        keys = new long[size];
        targets = new int[size];
        foreach (var (key, target) in edges)
        {
            var slot = Slot(key);
            while (keys[slot] != 0)
                slot = (slot + 1) & mask;
            keys[slot] = key;
            targets[slot] = target;
        }

        AddBeginnings(all.Select(n => n.Key));
    }

    /// <summary>The first place at or behind <paramref name="at"/> where a name may begin, or the text's length.</summary>
    public int NextStart(string text, int at) => begins.Next(text, at);

    /// <summary>The node behind <paramref name="node"/> (the root is 0) and a character, or -1.</summary>
    public int Step(int node, char c)
    {
        var type = classes[c];
        if (type == 0)
            return -1;
        var key = ((long)node * classCount) + type;
        for (var slot = Slot(key); keys[slot] != 0; slot = (slot + 1) & mask)
            if (keys[slot] == key)
                return targets[slot];
        return -1;
    }

    /// <summary>The name that ends at a node, or -1.</summary>
    public int ValueAt(int node) => terminals[node];

    private void Add(Dictionary<long, int> edges, string name, int value)
    {
        var node = 0;
        foreach (var c in name)
        {
            var key = ((long)node * classCount) + classes[c];
            if (!edges.TryGetValue(key, out var next))
            {
                edges[key] = next = terminals.Count;
                terminals.Add(-1);
            }

            node = next;
        }

        if (terminals[node] < 0)
            terminals[node] = value;
    }

    /// <summary>The first two characters of each name in every way of writing them.</summary>
    private void AddBeginnings(IEnumerable<string> names)
    {
        var written = Enumerable.Range(0, classes.Length).Where(c => classes[c] > 0).ToLookup(c => classes[c], c => (char)c);
        foreach (var name in names.Select(n => n[..Math.Min(2, n.Length)]).Distinct())
        {
            foreach (var first in written[classes[name[0]]])
            {
                if (name.Length == 1)
                    begins.Add(first);
                else
                    foreach (var second in written[classes[name[1]]])
                        begins.Add(first, second);
            }
        }
    }

    private int Slot(long key) => (int)((ulong)key * 0x9E3779B97F4A7C15 >> 40) & mask;
}
