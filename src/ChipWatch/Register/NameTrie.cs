namespace ChipWatch.Register;

/// <summary>Names by their folded characters; walks a text without allocating. Characters outside all names end a walk at once.</summary>
internal sealed class NameTrie
{
    private readonly ushort[] classes = new ushort[char.MaxValue + 1];
    private readonly List<int> terminals = [-1];
    private readonly bool[] starts;
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
        starts = new bool[classCount];
        foreach (var (key, target) in edges)
        {
            var slot = Slot(key);
            while (keys[slot] != 0)
                slot = (slot + 1) & mask;
            keys[slot] = key;
            targets[slot] = target;
            if (key < classCount)
                starts[key] = true;
        }
    }

    public bool MayStart(char c) => starts[classes[c]];

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

    private int Slot(long key) => (int)((ulong)key * 0x9E3779B97F4A7C15 >> 40) & mask;
}
