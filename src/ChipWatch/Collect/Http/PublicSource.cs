using ChipWatch.Sources;

namespace ChipWatch.Collect.Http;

/// <summary>The source of addresses that a person names on the command line: any public host, one request a second.</summary>
internal static class PublicSource
{
    public const string AnyHost = "*";

    public static Source Of(Uri url) => new()
    {
        Id = "command-line",
        Name = "Addresses named on the command line",
        Kind = SourceKind.News,
        Reader = "feed",
        Language = "en",
        TimeZone = "Etc/UTC",
        Hosts = [AnyHost],
        Url = url,
    };
}
