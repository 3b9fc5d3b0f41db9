using System.Text;
using ChipWatch.Read;

namespace ChipWatch.Tests.Read.Sec;

/// <summary>EDGAR's full submissions: the form and its press release are read, what is encoded is not.</summary>
public sealed class SecSubmissionTests
{
    private const string Submission = """
        <SEC-DOCUMENT>0009990001-26-000100.txt : 20261123
        <SEC-HEADER>0009990001-26-000100.hdr.sgml : 20261123
        <ACCEPTANCE-DATETIME>20261123163102
        </SEC-HEADER>
        <DOCUMENT>
        <TYPE>8-K
        <SEQUENCE>1
        <FILENAME>form8k.htm
        <TEXT>
        <html><head><title>8-K</title></head><body><p>Item 2.02 Results of Operations and Financial Condition.</p><p>On November 23, 2026, Northridge Accelerators Inc. issued a press release announcing its results for the third quarter, a copy of which is furnished as Exhibit 99.1 and is incorporated by reference into this item.</p></body></html>
        </TEXT>
        </DOCUMENT>
        <DOCUMENT>
        <TYPE>EX-10.1
        <SEQUENCE>2
        <FILENAME>lease.htm
        <TEXT>
        <html><body><p>This lease agreement is between a landlord and a tenant of a warehouse.</p></body></html>
        </TEXT>
        </DOCUMENT>
        <DOCUMENT>
        <TYPE>EX-99.1
        <SEQUENCE>3
        <FILENAME>ex991.htm
        <TEXT>
        <html><body><p>Northridge Accelerators today reported revenue of $44.1 billion for the third quarter, up 42% from a year ago, on demand for its inference accelerators.</p></body></html>
        </TEXT>
        </DOCUMENT>
        <DOCUMENT>
        <TYPE>GRAPHIC
        <SEQUENCE>4
        <FILENAME>logo.jpg
        <TEXT>
        begin 644 logo.jpg
        M_]C_X 02D9)1@ ! 0$ 8 !@  #_VP!# $! 0$! 0$! 0$! 0$! 0$! 0$!
        end
        </TEXT>
        </DOCUMENT>
        """;

    [Theory]
    [InlineData("text/plain")]
    [InlineData(null)]
    public void The_form_and_its_press_release_are_read_and_nothing_else(string? mediaType)
    {
        var outcome = new DocumentReader().Read(Request(Submission) with { MediaType = mediaType });

        Assert.Contains("Item 2.02", outcome.Document!.Text, StringComparison.Ordinal);
        Assert.Contains("revenue of $44.1 billion", outcome.Document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("lease agreement", outcome.Document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("M_]C_X", outcome.Document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ACCEPTANCE-DATETIME", outcome.Document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_in_plain_text_is_read_too()
    {
        var plain = Submission.Replace("<html><head><title>8-K</title></head><body><p>", "", StringComparison.Ordinal).Replace("</p><p>", "\n\n", StringComparison.Ordinal).Replace("incorporated by reference into this item.</p></body></html>", "incorporated.", StringComparison.Ordinal);

        Assert.Contains("Item 2.02", new DocumentReader().Read(Request(plain)).Document!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.2)]
    public void A_submission_that_breaks_off_is_read_as_far_as_it_goes(double part)
    {
        var outcome = new DocumentReader().Read(Request(Submission[..(int)(Submission.Length * part)]));

        Assert.True(outcome.Document is not null || outcome.Failure is not null);
    }

    private static ReadRequest Request(string text) => new(Encoding.UTF8.GetBytes(text)) { Url = new("https://www.sec.gov/Archives/edgar/data/9990001/000999000126000100/0009990001-26-000100.txt"), TimeZone = "America/New_York" };
}
