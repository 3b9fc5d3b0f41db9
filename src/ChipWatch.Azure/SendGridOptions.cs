using System.ComponentModel.DataAnnotations;

namespace ChipWatch.Azure;

/// <summary>The <c>SendGrid</c> section of the settings.</summary>
public sealed class SendGridOptions
{
    public const string Section = "SendGrid";

    [Required(ErrorMessage = "SendGrid__ApiKey is not set: make a key with the permission Mail Send at SendGrid and put it there, best as a Key Vault reference")]
    [RegularExpression("SG\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+", ErrorMessage = "SendGrid__ApiKey is no SendGrid key: it begins with SG. and has three parts")]
    public string ApiKey { get; set; } = "";

    /// <summary>The European region has an address of its own.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.sendgrid.com");

    /// <summary>SendGrid checks each mail and delivers none.</summary>
    public bool Sandbox { get; set; }

    [Range(1, 120, ErrorMessage = "SendGrid__TimeoutSeconds is out of range: give 1 to 120 seconds")]
    public int TimeoutSeconds { get; set; } = 30;
}
