using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Microsoft.Extensions.Options;

namespace ChipWatch.Notify;

/// <summary>A window's content to one mail, HTML and plain text from <c>Notify/Templates</c>. Pure: the same content gives the same mail.</summary>
public sealed class DigestComposer(IOptions<DigestOptions> options)
{
    private static readonly FluidParser Parser = new();
    private static readonly IFluidTemplate Html = Template("digest.html.liquid");
    private static readonly IFluidTemplate Text = Template("digest.text.liquid");

    // The default encoder writes eight characters for a Chinese one; mail programs cut a mail off at 100 KB.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly TemplateOptions Rendering = new() { MemberAccessStrategy = new UnsafeMemberAccessStrategy() };

    public Mail Compose(Subscriber subscriber, DigestContent content, string mailId)
    {
        var settings = options.Value;
        var words = Words.In(subscriber.Language);
        var shown = content.Changes.Take(settings.MostSignals).Select(c => DigestEntry.Of(c, content.Start, words)).ToList();
        var model = new TemplateContext(
            new
            {
                t = words.All,
                language = subscriber.Language,
                subject = Subject(shown, content.Changes.Count, words),
                window = words.Format("window", Local(content.Start, subscriber), Local(content.End, subscriber)),
                entries = shown,
                more = content.Changes.Count > shown.Count ? words.Format("more", content.Changes.Count - shown.Count) : null,
                fine = words.Format("coverage.fine", content.Coverage.Count(c => c.Problem is null), content.Coverage.Sum(c => c.Items)),
                problems = content.Coverage.Where(c => c.Problem is not null).ToList(),
                parts = content.Coverage.Where(c => c is { Problem: null, Part: not null }).ToList(),
                site = settings.SiteUrl,
                unsubscribe = settings.UnsubscribeTo.Length > 0 ? $"mailto:{settings.UnsubscribeTo}?subject=unsubscribe%20{subscriber.Id}" : null,
            },
            Rendering);
        return new(mailId, settings.From, subscriber.Email, Subject(shown, content.Changes.Count, words), Html.Render(model, Encoder), Text.Render(model, NullEncoder.Default))
        {
            Headers = settings.UnsubscribeTo.Length > 0
                ? new Dictionary<string, string> { ["List-Unsubscribe"] = $"<mailto:{settings.UnsubscribeTo}?subject=unsubscribe%20{subscriber.Id}>" }
                : [],
        };
    }

    private static string Subject(IReadOnlyList<DigestEntry> shown, int all, Words words) => shown switch
    {
        [] => words["subject.none"],
        [var only] => OneLine(only.Line.Headline),
        [var first, ..] => OneLine(words.Format("subject", all, first.Line.Headline)),
    };

    /// <summary>Names come from documents: a line break in one must not reach a header.</summary>
    private static string OneLine(string text)
    {
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return flat.Length <= 120 ? flat : flat[..119] + "…";
    }

    private static string Local(DateTimeOffset instant, Subscriber subscriber) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(subscriber.TimeZone)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static IFluidTemplate Template(string name)
    {
        using var stream = typeof(DigestComposer).Assembly.GetManifestResourceStream($"Notify/Templates/{name}")!;
        using var reader = new StreamReader(stream);
        return Parser.Parse(reader.ReadToEnd());
    }
}
