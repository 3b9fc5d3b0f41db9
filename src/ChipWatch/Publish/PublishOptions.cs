using System.ComponentModel.DataAnnotations;

namespace ChipWatch.Publish;

/// <summary>Settings of the site, section <c>ChipWatch:Site</c>.</summary>
public sealed class PublishOptions
{
    public const string Section = "ChipWatch:Site";

    /// <summary>Where the site is served, for the feeds' absolute links; without it they carry none of their own.</summary>
    [Url(ErrorMessage = "ChipWatch:Site:BaseUrl is no absolute http(s) address: give the site's address or leave it out.")]
    public string? BaseUrl { get; set; }

    /// <summary>Months of signals that the site shows, the running one included.</summary>
    [Range(1, 24, ErrorMessage = "ChipWatch:Site:Months is out of range: give a number from 1 to 24.")]
    public int Months { get; set; } = 3;

    /// <summary>Most signals on the page and in the feeds; signals.csv holds all of <see cref="Months"/>.</summary>
    [Range(10, 2000, ErrorMessage = "ChipWatch:Site:MostSignals is out of range: give a number from 10 to 2000.")]
    public int MostSignals { get; set; } = 400;

    internal Uri? Base => BaseUrl is { Length: > 0 } url ? new Uri(url.EndsWith('/') ? url : url + "/") : null;
}
