namespace ChipWatch.Sources.Sec;

/// <summary>Addresses in EDGAR's archive. An accession number's first part is whoever submitted it, so the path needs the issuer's CIK.</summary>
internal static class SecArchive
{
    public const string Root = "https://www.sec.gov/Archives/edgar/data/";

    /// <summary>The page that lists a filing's documents.</summary>
    public static Uri Index(string cik, string accession) => new($"{Folder(cik, accession)}{accession}-index.htm");

    /// <summary>The whole submission, exhibits included: where an 8-K's or 6-K's figures stand.</summary>
    public static Uri Submission(string cik, string accession) => new($"{Folder(cik, accession)}{accession}.txt");

    public static Uri Document(string cik, string accession, string file) => new(Folder(cik, accession) + file);

    private static string Folder(string cik, string accession) => $"{Root}{cik.TrimStart('0')}/{accession.Replace("-", "", StringComparison.Ordinal)}/";
}
