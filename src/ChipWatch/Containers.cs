using System.Globalization;

namespace ChipWatch;

/// <summary>Where blobs live; DESIGN §4.</summary>
public static class Containers
{
    public const string Raw = "raw";
    public const string Documents = "documents";
    public const string Claims = "claims";
    public const string Signals = "signals";
    public const string Changes = "changes";
    public const string Index = "index";
    public const string Digests = "digests";
    public const string Subscribers = "subscribers";
    public const string State = "state";
    public const string Lake = "lake";
    public const string Web = "$web";

    public static IReadOnlyList<string> All { get; } =
        [Raw, Documents, Claims, Signals, Changes, Index, Digests, Subscribers, State, Lake, Web];

    public static BlobName RawOf(string sha256) => new(Raw, $"{sha256[..2]}/{sha256}");

    public static BlobName DocumentOf(string source, string month, string documentId, int revision) =>
        new(Documents, $"{source}/{month.Replace('-', '/')}/{documentId}{(revision == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".r{revision}"))}.json");

    public static BlobName ClaimsOf(string source, string month, string documentId) =>
        new(Claims, $"{source}/{month.Replace('-', '/')}/{documentId}.json");

    public static BlobName SignalOf(string kind, string signalId) => new(Signals, $"{kind}/{signalId[..2]}/{signalId}.json");
}
