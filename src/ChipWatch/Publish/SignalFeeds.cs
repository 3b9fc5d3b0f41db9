using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;

namespace ChipWatch.Publish;

/// <summary>Signals as an Atom feed (RFC 4287) and a JSON Feed 1.1. Pure.</summary>
internal static class SignalFeeds
{
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";

    private static readonly JsonSerializerOptions JsonFeed = new(Json.Options) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static byte[] Atom(IReadOnlyList<SignalView> signals, Uri? site)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", AtomNamespace);
            xml.WriteElementString("id", site?.AbsoluteUri ?? "urn:chipwatch:signals");
            xml.WriteElementString("title", SiteWords.English["title"]);
            xml.WriteElementString("subtitle", SiteWords.English["tagline"]);
            xml.WriteElementString("updated", signals.Count > 0 ? signals.Max(s => s.Published) : "1970-01-01T00:00:00Z");
            if (site is not null)
                Link(xml, "alternate", site.AbsoluteUri, null);
            if (site is not null)
                Link(xml, "self", new Uri(site, "atom.xml").AbsoluteUri, null);
            xml.WriteStartElement("author");
            xml.WriteElementString("name", "ChipWatch");
            xml.WriteEndElement();
            foreach (var signal in signals)
                Entry(xml, signal, site);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    public static byte[] JsonFeedOf(IReadOnlyList<SignalView> signals, Uri? site) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Version = "https://jsonfeed.org/version/1.1",
            Title = SiteWords.English["title"],
            Description = SiteWords.English["tagline"],
            HomePageUrl = site?.AbsoluteUri,
            FeedUrl = site is null ? null : new Uri(site, "feed.json").AbsoluteUri,
            Items = signals.Select(s => new
            {
                Id = $"urn:chipwatch:signal:{s.Id}",
                Url = site is null ? null : PageOf(site, s),
                ExternalUrl = s.Links.FirstOrDefault(l => l.Url is not null)?.Url,
                Title = TitleOf(s),
                ContentText = TextOf(s),
                DateModified = s.Published,
                Tags = new[] { s.Kind }.Concat(s.Companies.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            }),
        },
        JsonFeed);

    private static void Entry(XmlWriter xml, SignalView signal, Uri? site)
    {
        xml.WriteStartElement("entry");
        xml.WriteElementString("id", $"urn:chipwatch:signal:{signal.Id}");
        xml.WriteElementString("title", Clean(TitleOf(signal)));
        xml.WriteElementString("updated", signal.Published);
        if (site is not null)
            Link(xml, "alternate", PageOf(site, signal), null);
        foreach (var link in signal.Links.Where(l => l.Url is not null))
            Link(xml, "related", link.Url!, Clean(link.Title));
        xml.WriteStartElement("category");
        xml.WriteAttributeString("term", signal.Kind);
        xml.WriteEndElement();
        xml.WriteElementString("content", Clean(TextOf(signal)));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string href, string? title)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", href);
        if (title is not null)
            xml.WriteAttributeString("title", title);
        xml.WriteEndElement();
    }

    private static string PageOf(Uri site, SignalView signal) => new Uri(site, $"index.html#s-{signal.Id}").AbsoluteUri;

    private static string TitleOf(SignalView signal) =>
        string.Create(CultureInfo.InvariantCulture, $"{signal.Line.Headline}{(signal.Line.Change is { } change ? $" ({change})" : "")}{(signal.Line.When is { } when ? $" · {when}" : "")}");

    private static string TextOf(SignalView signal) =>
        string.Join("\n", [$"“{signal.Quote}”", string.Join(" · ", [signal.Standing, signal.Origins, .. signal.Also]), .. signal.Links.Select(l => $"{l.Title} ({l.Origin}, {l.Day}) {l.Url}")]);

    /// <summary>Without the characters that XML 1.0 cannot hold.</summary>
    private static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is 9 or 10 or 13 or (>= 0x20 and not (0xfffe or 0xffff)))
                kept.Append(rune.ToString());
        return kept.ToString();
    }
}
