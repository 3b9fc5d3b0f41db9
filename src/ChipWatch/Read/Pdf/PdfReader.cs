using System.Diagnostics;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace ChipWatch.Read.Pdf;

/// <summary>A PDF's text in reading order: paragraphs joined, ruled tables as tables, running headers and page numbers dropped.</summary>
internal static class PdfReader
{
    public const int MaximumPages = 1500;
    private const int TailLength = 2048;
    private const int LimitSeconds = 30;

    public static (PdfContent? Content, ReadFailure? Failure, string? Reason) Read(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var tail = bytes.Span[^Math.Min(bytes.Length, TailLength)..];
        if (tail.IndexOf("startxref"u8) < 0 && tail.IndexOf("%%EOF"u8) < 0)
            return (null, ReadFailure.Damaged, "the PDF breaks off before its end mark");
        try
        {
            using var pdf = PdfDocument.Open(bytes.ToArray(), new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (pdf.IsEncrypted)
                return (null, ReadFailure.Unsupported, "the PDF is encrypted");
            if (pdf.NumberOfPages > MaximumPages)
                return (null, ReadFailure.TooLarge, $"the PDF has more than {MaximumPages} pages");
            return Read(pdf, cancellation);
        }
        catch (PdfDocumentEncryptedException)
        {
            return (null, ReadFailure.Unsupported, "the PDF is encrypted");
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            // The library throws what it stumbles over; whatever it is, the bytes are at fault.
            return (null, ReadFailure.Damaged, $"the PDF cannot be read: {error.Message}");
        }
    }

    private static (PdfContent? Content, ReadFailure? Failure, string? Reason) Read(PdfDocument pdf, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var pages = new List<PdfPage>();
        int letters = 0, unmapped = 0, images = 0;
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Stopwatch.GetElapsedTime(started).TotalSeconds > LimitSeconds)
                return (null, ReadFailure.TooLarge, $"the PDF takes more than {LimitSeconds} s");
            var page = pdf.GetPage(number);
            foreach (var letter in page.Letters)
            {
                letters += string.IsNullOrWhiteSpace(letter.Value) ? 0 : 1;
                unmapped += letter.Value.Length > 0 && letter.Value[0] is '\uFFFD' or (>= '\uE000' and < '\uF900') or < ' ' ? 1 : 0;
            }

            images += page.NumberOfImages;
            pages.Add(PdfPage.Of(page));
        }

        if (letters < 4 * pages.Count || letters == 0)
            return (null, ReadFailure.NoTextLayer, images > 0 ? "the PDF holds images without text" : "the PDF holds no text");
        if (unmapped * 3 > letters)
            return (null, ReadFailure.NoTextLayer, "the PDF's fonts do not say which characters they show");
        return (PdfContent.Of(pages, pdf.Information?.Title), null, null);
    }
}
