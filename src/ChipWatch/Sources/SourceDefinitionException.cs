namespace ChipWatch.Sources;

/// <summary>A definition that cannot be used. The message is one line that names the file and the mend.</summary>
public sealed class SourceDefinitionException : Exception
{
    public SourceDefinitionException(string file, string wrong)
        : base($"{file}: {wrong.ReplaceLineEndings(" ")}") => File = file;

    public string File { get; }
}
