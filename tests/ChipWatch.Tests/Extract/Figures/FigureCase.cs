using System.Globalization;
using System.Text;
using ChipWatch.Extract.Figures;

namespace ChipWatch.Tests.Extract.Figures;

/// <summary>A figure as one short line: <c>money 3e8..5e8 CNY ~ "约3亿至5亿元"</c>.</summary>
internal static class FigureCase
{
    public static string Of(Figure figure, string text)
    {
        var line = new StringBuilder(figure.Kind.ToString().ToLowerInvariant());
        if (figure.Period is { } period)
            line.Append(' ').Append(period.Label);
        else if (figure.Date is { } date)
            line.Append(' ').Append(date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else
            line.Append(' ').Append(Span(figure));
        if (figure.Currency is not null)
            line.Append(' ').Append(figure.Currency);
        if (figure.Unit is not null)
            line.Append(" /").Append(figure.Unit);
        if (figure.Approximate)
            line.Append(" ~");
        if (figure.TaxIncluded is { } tax)
            line.Append(tax ? " taxed" : " untaxed");
        return line.Append(" [").Append(text.AsSpan(figure.Start, figure.Length)).Append(']').ToString();
    }

    public static string All(string text, DateOnly? published = null) =>
        string.Join(" | ", FigureReader.Read(text, published).Select(f => Of(f, text)));

    private static string Span(Figure figure) =>
        figure.Min == figure.Max ? Number(figure.Min) : $"{Number(figure.Min)}..{Number(figure.Max)}";

    private static string Number(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "";
}
