using System.Collections.Frozen;
using ChipWatch.Register;

namespace ChipWatch.Extract.Procurement;

/// <summary>The features of a model that are strings at one place of a text: ending there, or beginning there. ¶ is a line's end.</summary>
internal sealed class Affixes
{
    private readonly bool atEnd;
    private readonly FrozenDictionary<char, (string Word, int Feature)[]> words;

    /// <param name="atEnd">The strings end at the place, instead of beginning there.</param>
    public Affixes(LinearModel model, string where, bool atEnd)
    {
        this.atEnd = atEnd;
        words = model.Names.Where(n => n.StartsWith(where + " ", StringComparison.Ordinal)).Select(n => (Word: n[(where.Length + 1)..].Replace('¶', '\n'), Feature: model[n]))
            .OrderByDescending(w => w.Word.Length).GroupBy(w => atEnd ? w.Word[^1] : w.Word[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    public void Mark(string text, int place, ref ProjectOption option)
    {
        foreach (var (word, feature) in Here(text, place))
        {
            if (Stands(text, place, word))
                option.Add(feature);
        }
    }

    public void Find(string text, int place, List<(int Start, int End, int Feature)> found)
    {
        foreach (var (word, feature) in Here(text, place))
        {
            if (Stands(text, place, word))
                found.Add((atEnd ? place - word.Length : place, atEnd ? place : place + word.Length, feature));
        }
    }

    /// <summary>The longest string's feature, or -1.</summary>
    public int Longest(string text, int place)
    {
        foreach (var (word, feature) in Here(text, place))
        {
            if (Stands(text, place, word))
                return feature;
        }

        return -1;
    }

    /// <summary>Lets a filter know of every string, by its last two characters.</summary>
    public void AddTo(PairFilter filter)
    {
        foreach (var (word, _) in words.Values.SelectMany(w => w))
            filter.AddEnding(word);
    }

    private (string Word, int Feature)[] Here(string text, int place) =>
        (atEnd ? place > 0 : place < text.Length) && words.TryGetValue(text[atEnd ? place - 1 : place], out var here) ? here : [];

    private bool Stands(string text, int place, string word) =>
        atEnd ? text.AsSpan(0, place).EndsWith(word) : text.AsSpan(place).StartsWith(word);
}
