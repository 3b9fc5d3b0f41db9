using System.ComponentModel.DataAnnotations;

namespace ChipWatch.Notify;

/// <summary>Settings of the digests, section <c>ChipWatch:Digest</c>.</summary>
public sealed class DigestOptions
{
    public const string Section = "ChipWatch:Digest";

    /// <summary>Sender, with or without a name: <c>ChipWatch &lt;digest@example.com&gt;</c>.</summary>
    [Required(ErrorMessage = "ChipWatch:Digest:From is missing: set the sender's address that your mail provider has verified.")]
    public string From { get; set; } = "";

    /// <summary>Address that takes unsubscribe requests by mail, for the List-Unsubscribe header; empty for none.</summary>
    public string UnsubscribeTo { get; set; } = "";

    /// <summary>Where the site is served; empty when nobody serves it.</summary>
    [Url(ErrorMessage = "ChipWatch:Digest:SiteUrl is no absolute http(s) address: give the site's address or leave it out.")]
    public string? SiteUrl { get; set; }

    /// <summary>Most signals that one mail shows; the rest is counted and linked.</summary>
    [Range(1, 500, ErrorMessage = "ChipWatch:Digest:MostSignals is out of range: give a number from 1 to 500.")]
    public int MostSignals { get; set; } = 60;

    /// <summary>Hours that a scheduler which was down makes up for.</summary>
    [Range(1, 168, ErrorMessage = "ChipWatch:Digest:CatchUpHours is out of range: give a number from 1 to 168.")]
    public int CatchUpHours { get; set; } = 48;
}
