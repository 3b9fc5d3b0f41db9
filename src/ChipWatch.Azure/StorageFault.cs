using System.Net.Http;
using Azure;
using Azure.Identity;

namespace ChipWatch.Azure;

/// <summary>What the storage SDK throws, as one line that names the setting and the mend.</summary>
internal static class StorageFault
{
    /// <summary>Whether the exception is about the account and not about our code.</summary>
    public static bool Is(Exception e, CancellationToken cancellation) => e switch
    {
        RequestFailedException failed => failed.Status is 0 or 401 or 403 or 404 or >= 500,
        AggregateException several => several.InnerExceptions.All(inner => Is(inner, cancellation)),
        OperationCanceledException => !cancellation.IsCancellationRequested,
        HttpRequestException or IOException or AuthenticationFailedException => true,
        _ => false,
    };

    public static IOException Of(Exception e, string setting, Uri account)
    {
        var cause = e is AggregateException { InnerExceptions: [.., var last] } ? last : e;
        var line = cause switch
        {
            RequestFailedException { Status: 401 or 403 } failed =>
                $"The storage account at {account.Authority} refused us ({failed.ErrorCode ?? "403"}): check the key in {setting}, or give the identity the roles Storage Blob Data Contributor and Storage Queue Data Contributor",
            RequestFailedException { Status: > 0 } failed =>
                FormattableString.Invariant($"The storage account at {account.Authority} failed ({failed.Status} {failed.ErrorCode}): try again later, or check the setting {setting}"),
            AuthenticationFailedException failed =>
                $"No identity for the storage account at {account.Authority} ({FirstLine(failed.Message)}): sign in with az login, or write a connection string into {setting}",
            _ => $"The storage account at {account.Authority} cannot be reached ({FirstLine(Innermost(cause).Message)}): check the setting {setting} and the network, and start Azurite if it is the emulator",
        };
        return new(line, e);
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;

    private static string FirstLine(string message) => message.AsSpan().Trim().ToString().Split('\n', 2)[0].TrimEnd('\r', '.', ' ');
}
