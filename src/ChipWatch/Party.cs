namespace ChipWatch;

/// <summary>A company or body named in a document.</summary>
/// <param name="Name">As written in the document.</param>
/// <param name="Id">The company register's id (<c>china-mobile</c>), or null when the register does not know the name.</param>
public sealed record Party(string Name, string? Id = null);
