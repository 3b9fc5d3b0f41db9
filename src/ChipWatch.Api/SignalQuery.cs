using System.Globalization;
using ChipWatch.Register;
using Microsoft.AspNetCore.Http;

namespace ChipWatch.Api;

/// <summary>What <c>GET /api/signals</c> is asked: <c>company</c>, <c>kind</c>, <c>from</c>, <c>to</c>, <c>limit</c>, <c>before</c>, all optional.</summary>
/// <param name="From">First day, UTC; a week ago unless told.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Before">The <c>next</c> of the page before.</param>
internal sealed record SignalQuery(string? Company, string? Kind, DateOnly From, DateOnly To, int Limit, string? Before)
{
    private const int MaxDays = 366;
    private const int MaxLimit = 200;
    private const int DefaultLimit = 50;

    /// <returns>The query, or what is wrong with each parameter.</returns>
    public static (SignalQuery? Query, Dictionary<string, string[]> Errors) Parse(IQueryCollection query, DateTimeOffset now, CompanyRegister register)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var to = Day("to", today);
        var from = Day("from", to.AddDays(-6));
        if (errors.Count == 0 && (from > to || to.DayNumber - from.DayNumber >= MaxDays))
            errors["from"] = [FormattableString.Invariant($"from has to lie before to and at most {MaxDays} days back")];
        var kind = Text("kind");
        if (kind is not null && !Claim.Kinds.Contains(kind, StringComparer.Ordinal))
            errors["kind"] = [$"kind is one of {string.Join(", ", Claim.Kinds)}"];
        var company = Text("company");
        if (company is not null && register.ById(company) is null)
            errors["company"] = [$"company '{company}' is not in the register: give an id such as {register.IdOf(company) ?? register.Companies[0].Id}"];
        var limit = DefaultLimit;
        if (Text("limit") is { } asked && !(int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit))
            errors["limit"] = [FormattableString.Invariant($"limit is a number from 1 to {MaxLimit}")];
        return errors.Count > 0 ? (null, errors) : (new(company, kind, from, to, limit, Text("before")), errors);

        string? Text(string name) => query[name] is [{ Length: > 0 } value, ..] ? value : null;

        DateOnly Day(string name, DateOnly otherwise)
        {
            if (Text(name) is not { } text)
                return otherwise;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            errors[name] = [$"{name} is a day as yyyy-MM-dd, UTC"];
            return otherwise;
        }
    }
}
