using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ChipWatch.Azure;

/// <summary>Checks options by their attributes. Its failures are the attributes' own sentences, which the framework's validator wraps in type names.</summary>
internal sealed class AnnotatedOptions<T> : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var found = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new(options), found, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(found.Select(f => f.ErrorMessage!));
    }
}
