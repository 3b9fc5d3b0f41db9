using System.Text.RegularExpressions;

namespace ChipWatch.Publish.Ocds;

/// <summary>
/// What links the notices of one purchase: the project number where a notice gives one, and the project's name with its buyer,
/// since an intention (意向) has no number yet.
/// </summary>
internal static partial class ProjectKeys
{
    public const string NumberPrefix = "number:";

    public static IEnumerable<string> Of(Document document, ProcurementClaim claim)
    {
        if (Number(document) is { } number)
            yield return NumberPrefix + number;
        if (claim is { Project: { Length: > 0 } project, Buyer: { } buyer } && Name(project) is { Length: >= 4 } name)
            yield return $"name:{buyer.Id ?? Plain(buyer.Name)}:{name}";
    }

    /// <summary>The number as the portal's list or the notice gives it, without what differs between their spellings; null when there is none.</summary>
    public static string? Number(Document document)
    {
        var raw = document.Facts.GetValueOrDefault("project") is { } fact && fact.Any(char.IsAsciiDigit) && fact.All(c => c < 0x80)
            ? fact
            : Labelled().Match(document.Text) is { Success: true } match ? match.Groups["number"].Value : null;
        var plain = raw is null ? "" : Plain(raw);
        return plain.Length >= 5 && plain.Any(char.IsAsciiDigit) ? plain : null;
    }

    /// <summary>Without the words that tell the notices of one project apart.</summary>
    private static string Name(string project) => Plain(StageWords().Replace(project, ""));

    private static string Plain(string text) =>
        string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    [GeneratedRegex(@"(项目编号|招标编号|采购编号|采购项目编号|项目代码|标书编号|招标项目编号|Solicitation number)\s*[：:为]?\s*(?<number>[A-Za-z0-9][A-Za-z0-9\-—–_/\[\]().（）]{3,60})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Labelled();

    [GeneratedRegex("(采购意向|公开招标|邀请招标|竞争性(谈判|磋商)|单一来源|中标候选人|中标结果|成交结果|中标|成交|候选人|结果|合同|更正|变更|澄清|终止|废标|流标|采购|招标|公示|公告|通知书|项目)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex StageWords();
}
