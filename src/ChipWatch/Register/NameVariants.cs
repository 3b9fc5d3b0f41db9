namespace ChipWatch.Register;

/// <summary>The spacings that a name is met with: "Ascend 910B", "Ascend910B", "Ascend-910B"; "昇腾910B", "昇腾 910B".</summary>
internal static class NameVariants
{
    private const int MostJoints = 3;
    private static readonly string[] Joints = ["", " ", "-"];

    public static IEnumerable<string> Of(string name)
    {
        var parts = Split(CharacterFold.Of(name));
        return parts.Count - 1 > MostJoints ? [CharacterFold.Of(name)] : Join(parts, 0);
    }

    /// <summary>Cuts at spaces and hyphens, and where Chinese meets Latin.</summary>
    private static List<string> Split(string name)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var space = i < name.Length && name[i] is ' ' or '-';
            if (i < name.Length && !space && (i == 0 || CharacterFold.IsLatin(name[i]) == CharacterFold.IsLatin(name[i - 1]) || !char.IsLetterOrDigit(name[i]) || !char.IsLetterOrDigit(name[i - 1])))
                continue;
            if (i > start)
                parts.Add(name[start..i]);
            start = space ? i + 1 : i;
        }

        return parts;
    }

    private static IEnumerable<string> Join(List<string> parts, int at) =>
        at == parts.Count - 1
            ? [parts[at]]
            : from rest in Join(parts, at + 1) from joint in Joints where joint.Length > 0 || Separable(parts[at], parts[at + 1]) select parts[at] + joint + rest;

    // Two words never run together ("LamResearch" is met, "BankofChina" is not worth a false hit): only where a digit or Chinese marks the border.
    private static bool Separable(string left, string right) =>
        char.IsAsciiDigit(left[^1]) != char.IsAsciiDigit(right[0]) || !CharacterFold.IsLatin(left[^1]) || !CharacterFold.IsLatin(right[0]);
}
