using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChipWatch.Sources.Listing;

/// <summary>What the <c>json</c> and <c>html</c> readers have in common.</summary>
internal abstract record ListSettings
{
    /// <summary>As <see cref="ChipWatch.Json.Options"/>, but an unknown name is an error: it is a slip of the pen.</summary>
    private static readonly JsonSerializerOptions Strict = new(ChipWatch.Json.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public RequestSettings Request { get; init; } = new();
    public PagingSettings Paging { get; init; } = new();

    /// <summary>Days back that a poll asks for, where the source wants dates; null where it does not.</summary>
    public int? Window { get; init; }

    /// <summary>The source cannot be asked for days but lists newest first: a range is walked down to its first day.</summary>
    public bool NewestFirst { get; init; }
    /// <summary>Rows that one answer can hold at most where the source tells no total: as many mean that others may have been left out.</summary>
    public int? Most { get; init; }
    public required ItemFields Item { get; init; }
    public IReadOnlyDictionary<string, TransformSettings> Transforms { get; init; } = new Dictionary<string, TransformSettings>();

    /// <summary>What fetches an item's content where its address alone does not.</summary>
    public DetailSettings? Detail { get; init; }

    /// <summary>How an answer's envelope says that all is well.</summary>
    public EnvelopeSettings? Envelope { get; init; }

    /// <exception cref="JsonException">The settings are not what the reader takes.</exception>
    public static T Of<T>(Source source) =>
        source.Settings.ValueKind == JsonValueKind.Undefined
            ? JsonSerializer.Deserialize<T>("{}", Strict)!
            : source.Settings.Deserialize<T>(Strict) ?? throw new JsonException("settings are null");

    /// <summary>Mistakes that only show when the settings are put together.</summary>
    public virtual IEnumerable<string> Mistakes(Source source)
    {
        foreach (var mistake in TemplateCheck.Mistakes(source, this))
            yield return mistake;
        if (Paging.By is not ("none" or "page" or "cursor" or "link"))
            yield return $"settings.paging.by is '{Paging.By}'; it may be none, page, cursor or link";
        if (Paging.By is "cursor" or "link" && Paging.Next is null)
            yield return $"settings.paging.by is '{Paging.By}', which needs settings.paging.next, the path of what leads on";
        if (Paging.Size < 1 || Paging.Limit < 1)
            yield return "settings.paging.size and limit count from 1";
        if (NewestFirst && Item is { On: null, At: null })
            yield return "settings.newestFirst needs settings.item.on or at: without dates a range cannot end";
        if (source.BackfillReach is not null && !NewestFirst && !Request.Holes().Contains("from"))
            yield return "backfillReach is given, but settings.request asks for no {from} and settings.newestFirst is not set: a range would show the newest page";
    }
}

/// <param name="Path">Where the envelope says how it went.</param>
/// <param name="Equals">What it says when all is well, as text.</param>
/// <param name="Message">Path of the words for a failure.</param>
internal sealed record EnvelopeSettings(string Path, [property: JsonPropertyName("equals")] string Good, string? Message = null);

/// <summary>A detail request; templates over <c>id</c>, <c>title</c>, <c>link</c>, <c>document</c> and the item's facts.</summary>
internal sealed record DetailSettings
{
    public required OneOrMany Url { get; init; }
    public RequestSettings Request { get; init; } = new();
}
