using System.Text.Json;

namespace ChipWatch.Sources.Listing;

/// <summary>An answer that has to be JSON: status, content, callback and envelope settled.</summary>
internal static class JsonAnswer
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <returns>The failure, or null and the answer, which the caller disposes.</returns>
    public static ListPage? Open(SourceResponse response, EnvelopeSettings? envelope, out JsonDocument answer)
    {
        answer = null!;
        if (Refusals.Of(response) is { } refusal)
            return refusal;
        var text = BodyText.Of(response);
        try
        {
            answer = JsonDocument.Parse(Unwrapped(text), Lenient);
        }
        catch (JsonException)
        {
            return Refusals.NotTheShape(response, text, "JSON");
        }

        if (envelope is null)
            return null;
        var said = JsonPath.Text(answer.RootElement, envelope.Path);
        if (said == envelope.Good)
            return null;
        var message = envelope.Message is { } path ? JsonPath.Text(answer.RootElement, path) : null;
        answer.Dispose();
        answer = null!;
        if (message is not null && Refusals.IsWall(message))
            return ListPage.Failed(ListProblem.Blocked, $"{envelope.Path} is {said ?? "missing"}: {message}");
        return ListPage.Failed(ListProblem.Refused, $"{envelope.Path} is {said ?? "missing"}, not {envelope.Good}{(message is null ? "" : $": {message}")}");
    }

    /// <summary><c>callback({…})</c>, <c>callback([…]);</c> and <c>var x = […];</c> hold JSON between the outermost brackets.</summary>
    private static string Unwrapped(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.Length == 0 || start[0] is '{' or '[' or '<')
            return text;
        var open = text.AsSpan().IndexOfAny('{', '[');
        var close = text.AsSpan().LastIndexOfAny('}', ']');
        return open < 0 || close < open ? text : text[open..(close + 1)];
    }
}
