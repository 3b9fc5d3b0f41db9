using System.Buffers;

namespace ChipWatch.Sources.Listing;

/// <summary>Tells a block page and an error from an answer: HTTP 200 is not success.</summary>
internal static class Refusals
{
    /// <summary>Words of walls and challenges, as the sources and their shields write them.</summary>
    private static readonly SearchValues<string> Walls = SearchValues.Create(
        [
            "acw_sc__v2", "访问过于频繁", "访问太频繁", "请求过于频繁", "稍后再试", "安全验证", "滑动验证", "人机验证", "访问被拒绝", "访问受限", "网站防火墙", "系统繁忙", "系统正忙", "频率过高",
            "Undeclared Automated Tool", "Request Rate Threshold Exceeded", "Just a moment...", "cf-challenge", "challenge-platform",
            "Attention Required!", "Access Denied", "captcha", "are you a robot", "unusual traffic", "Request unsuccessful. Incapsula", "Pardon Our Interruption", "Please limit requests",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>What a status or an empty body already says; null when the body has to be read.</summary>
    public static ListPage? Of(SourceResponse response)
    {
        if (response.Status is 401 or 403 or 405 or 406 or 412 or 418 or 429)
            return ListPage.Failed(ListProblem.Blocked, Status(response));
        if (response.Status is < 200 or >= 300)
            return ListPage.Failed(
                response.Status >= 500 && IsWall(BodyText.Of(response)) ? ListProblem.Blocked : ListProblem.Refused,
                Status(response));
        return response.Body.Span.Trim(" \t\r\n"u8).IsEmpty ? ListPage.Failed(ListProblem.Malformed, $"{response.Url.Host} answered with an empty body") : null;
    }

    /// <summary>A page where data was due.</summary>
    public static ListPage NotTheShape(SourceResponse response, string text, string expected) =>
        IsWall(text)
            ? ListPage.Failed(ListProblem.Blocked, $"{response.Url.Host} answered with a block page")
            : ListPage.Failed(ListProblem.Malformed, $"{response.Url.Host} answered with {response.MediaType ?? "something"} that is not {expected}");

    /// <summary>JSON, but without the rows: some sources refuse in words of their own and with status 200.</summary>
    public static ListPage NoRows(SourceResponse response, string reason) =>
        IsWall(BodyText.Of(response)) ? ListPage.Failed(ListProblem.Blocked, $"{response.Url.Host} refused with status {response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {reason}") : ListPage.Failed(ListProblem.Malformed, reason);

    private static string Status(SourceResponse response) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"status {response.Status} from {response.Url.Host}");

    public static bool IsWall(string text) => text.AsSpan(0, Math.Min(text.Length, 65536)).ContainsAny(Walls);
}
