using Microsoft.AspNetCore.Http;

namespace ChipWatch.Api;

/// <summary>RFC 9457 problem details: every refusal names the input and the mend.</summary>
internal static class Problem
{
    public static IResult Input(string name, string message) => Inputs(new() { [name] = [message] });

    public static IResult Inputs(Dictionary<string, string[]> errors) =>
        TypedResults.ValidationProblem(errors, detail: string.Join("; ", errors.Values.SelectMany(e => e)));

    public static IResult NotFound(string message) => TypedResults.Problem(message, statusCode: StatusCodes.Status404NotFound, title: "Not found");
}
