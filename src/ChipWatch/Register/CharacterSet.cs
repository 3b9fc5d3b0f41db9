using System.Runtime.CompilerServices;

namespace ChipWatch.Register;

/// <summary>Characters as a bit each: asking for one costs a load, where the framework's search values are made for stretches.</summary>
internal readonly struct CharacterSet
{
    private readonly ulong[] bits;

    public CharacterSet(ReadOnlySpan<char> characters)
    {
        bits = new ulong[(char.MaxValue + 1) / 64];
        foreach (var c in characters)
            Add(c);
    }

    public void Add(char c) => bits[c >> 6] |= 1UL << (c & 63);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(char c) => (bits[c >> 6] & (1UL << (c & 63))) != 0;
}
