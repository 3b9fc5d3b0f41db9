using ChipWatch.Sources;

namespace ChipWatch.Collect.Http;

public enum FetchStatus
{
    Ok,

    /// <summary>304: as the validators said.</summary>
    NotModified,

    /// <summary>429, 503 or no token of the shared rate: again after <see cref="FetchResult.RetryAfter"/>.</summary>
    Later,

    /// <summary>A block page, a challenge, a 401 or 403.</summary>
    Blocked,

    /// <summary>404 or 410.</summary>
    Gone,

    /// <summary>The network, the server or the body broke: another attempt may succeed.</summary>
    Broken,

    /// <summary>Another 4xx: the request is not what the server expects.</summary>
    Rejected,

    /// <summary>More bytes than the limit.</summary>
    TooLarge,

    /// <summary>Against our own rules: host, address, redirect, robots.txt.</summary>
    Forbidden,

    /// <summary>A setting is missing.</summary>
    Misconfigured,
}

/// <summary>What the server says that a later request may be conditional on.</summary>
public sealed record Validators(string? ETag, DateTimeOffset? LastModified);

/// <summary>The outcome of a fetch, as a value.</summary>
public sealed record FetchResult(FetchStatus Status, string? Reason = null, TimeSpan? RetryAfter = null)
{
    /// <summary>With <see cref="FetchStatus.Ok"/> of a list, and with any HTTP answer that a reader may know better.</summary>
    public SourceResponse? Response { get; init; }

    /// <summary>With <see cref="FetchStatus.Ok"/> of an item.</summary>
    public CapturedBody? Body { get; init; }
    public Validators? Validators { get; init; }

    /// <summary>With <see cref="Body"/>: why it may not be the whole, or null.</summary>
    public string? Doubt { get; init; }

    /// <summary>Whether the same request may succeed by itself.</summary>
    public bool Transient => Status is FetchStatus.Later or FetchStatus.Broken or FetchStatus.Blocked or FetchStatus.Misconfigured;
}

/// <summary>A body as it will be stored: gzip, with the identity of the bytes inside.</summary>
public sealed record CapturedBody(Capture Capture, ReadOnlyMemory<byte> Gzip);
