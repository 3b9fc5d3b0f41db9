using ChipWatch.Read;

namespace ChipWatch.Cli.Inputs;

/// <summary>One thing to read: bytes of a file, a line of a .jsonl file, or an address.</summary>
/// <param name="Id">A file's name up to its first dot; a line's own <c>id</c>.</param>
internal abstract record Input(string Id);

internal sealed record FileInput(string Id, string Path) : Input(Id);

internal sealed record LineInput(string Id, string Path, int Line, string Json) : Input(Id);

/// <summary>A page out of an archive.</summary>
internal sealed record PageInput(string Id, ReadRequest Page) : Input(Id);

internal sealed record UrlInput(string Id, Uri Url) : Input(Id);

/// <summary>A place in the row of inputs that could not even be opened.</summary>
internal sealed record BrokenInput(string Id, string Error) : Input(Id);
