using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChipWatch;

/// <summary>A queue message's body: UTF-8 JSON, which base64 brings just under the 64 KiB of an Azure queue.</summary>
public static class WireMessage
{
    public const int MaxBytes = 48 * 1024;

    /// <summary>The longest time that a queue keeps a message invisible.</summary>
    public static TimeSpan MaxDelay { get; } = TimeSpan.FromDays(7);

    /// <exception cref="ArgumentException">The message is larger than <see cref="MaxBytes"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or beyond <see cref="MaxDelay"/>.</exception>
    public static byte[] Write(WorkMessage message, TimeSpan? delay = null)
    {
        if (delay is { } wait && (wait < TimeSpan.Zero || wait > MaxDelay))
            throw new ArgumentOutOfRangeException(nameof(delay), wait, "A message waits between 0 and 7 days");
        var body = Json.WriteBytes(message);
        return body.Length <= MaxBytes ? body : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"The {message.Queue} message for '{Shortened(message.Subject)}' has {body.Length} bytes, {MaxBytes} at most: put its content in a blob and send the blob's name"), nameof(message));
    }

    /// <exception cref="InvalidDataException">The body is no message that this version knows.</exception>
    public static WorkMessage Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return Json.Read<WorkMessage>(body) ?? throw new InvalidDataException("The message is JSON null");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new InvalidDataException($"No message that this version knows: {e.Message}", e);
        }
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public static WorkMessage Read(string body) => Read(Encoding.UTF8.GetBytes(body));

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public static T Read<T>(string body)
        where T : WorkMessage
    {
        var message = Read(body);
        return message as T ?? throw new InvalidDataException($"A message of the {message.Queue} queue ('{Shortened(message.Subject)}') stood on another");
    }

    private static string Shortened(string subject) => subject.Length <= 80 ? subject : subject[..80] + "…";
}
