using System.Text.Json;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources.Exchanges;

/// <summary>
/// What the rows of Shanghai's review list say by several codes at once: the outcome of a committee or of a registration
/// stands in a field of its own and stays there through the later stages.
/// </summary>
internal static class SseReview
{
    public static string? Value(JsonElement row, string name) => name switch
    {
        "$state" => State(row),
        "$status" => State(row) is { } state ? Words(state) : null,
        "$sponsor" => Intermediary(row, "1"),
        "$auditor" => Intermediary(row, "2"),
        _ => null,
    };

    private static string? State(JsonElement row) => Text(row, "currStatus") switch
    {
        null => null,
        "3" when Text(row, "commitiResult") is { } result => $"3.{result}",
        "5" when Text(row, "registeResult") is { } result => $"5.{result}",
        "7" when Text(row, "suspendStatus") is { } reason => $"7.{reason}",
        "9" when Text(row, "commitiResult") is "4" or "5" => $"9.{Text(row, "commitiResult")}",
        var stage => stage,
    };

    private static string Words(string state) => state switch
    {
        "1" => "已受理",
        "2" => "已问询",
        "3" => "上市委会议",
        "3.1" => "上市委会议通过",
        "3.2" => "有条件通过",
        "3.3" => "上市委会议未通过",
        "3.6" => "暂缓审议",
        "4" => "提交注册",
        "5" => "注册结果",
        "5.1" => "注册生效",
        "5.2" => "不予注册",
        "5.3" => "终止注册",
        "6" => "已发行",
        "7" or "7.2" => "中止审核",
        "7.1" => "中止审核（财报更新）",
        "8" => "终止审核",
        "9" => "复审委会议",
        "9.4" => "复审委会议通过",
        "9.5" => "复审委会议未通过",
        "10" => "补充审核",
        _ => $"状态{state}",
    };

    private static string? Intermediary(JsonElement row, string type)
    {
        if (JsonPath.Find(row, "intermediary") is not { ValueKind: JsonValueKind.Array } all)
            return null;
        var names = all.EnumerateArray().Where(i => Text(i, "i_intermediaryType") == type).Select(i => Text(i, "i_intermediaryName")).OfType<string>();
        return string.Join("、", names) is { Length: > 0 } joined ? joined : null;
    }

    private static string? Text(JsonElement row, string path) => JsonPath.Text(row, path) is { Length: > 0 } text ? text : null;
}
