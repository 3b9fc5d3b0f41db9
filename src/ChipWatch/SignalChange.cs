using System.Globalization;
using System.Text.Json.Serialization;

namespace ChipWatch;

/// <summary>A signal that became new or changed: the blob <c>changes/{yyyyMMddHH}/{signalId}.{version}.json</c>, which digests and the API read.</summary>
/// <param name="At">When it was noticed; its UTC hour names the blob. Publication times are the signal's own.</param>
/// <param name="Signal">As it stood after the change.</param>
/// <param name="Silent">Brought by a backfill that asked for no mails.</param>
public sealed record SignalChange(string SignalId, int Version, DateTimeOffset At, Signal Signal, bool Silent = false)
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary><c>{signalId}.{version}</c></summary>
    [JsonIgnore]
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{SignalId}.{Version}");

    [JsonIgnore]
    public BlobName Blob => new(Containers.Changes, $"{HourPrefix(At)}{Name}.json");

    public static string HourPrefix(DateTimeOffset hour) => hour.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture) + "/";
}
