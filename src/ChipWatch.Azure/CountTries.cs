using Azure.Core;
using Azure.Core.Pipeline;

namespace ChipWatch.Azure;

/// <summary>
/// Counts the tries of one call. A conditional write whose answer got lost is tried again by the SDK and then conflicts
/// with itself; only a call that was tried twice has to look whether the winner is its own first try.
/// </summary>
internal sealed class CountTries : HttpPipelineSynchronousPolicy
{
    private const string Property = "ChipWatch.Tries";

    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.TryGetProperty(Property, out var value) && value is Tries tries)
            tries.Count++;
    }

    public static IDisposable Into(Tries tries) =>
        HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [Property] = tries });

    public sealed class Tries
    {
        public int Count { get; set; }
    }
}
