using Microsoft.AspNetCore.Http;
using static ChipWatch.Collect.Tests.Rig.Misbehaviour;

namespace ChipWatch.Collect.Tests.Rig;

/// <summary>One way in which a server goes wrong just when something new, <c>n4</c>, is published.</summary>
/// <param name="What">As the table says it.</param>
/// <param name="Where"><c>list</c> or <c>item</c>.</param>
/// <param name="Answer">In place of the right answer, until the server is mended.</param>
/// <param name="Said">What the source's health, its waiting item or its ledger says then; part of it.</param>
public sealed record Fault(string What, string Where, Func<HttpContext, Task> Answer, string Said)
{
    /// <summary>While it lasts our clock runs on.</summary>
    public bool Slow { get; init; }

    /// <summary>What is captured of it is put right by a revision.</summary>
    public bool Captured { get; init; }

    private const string List = "list";
    private const string Item = "item";
    private const string Closed = "not on the public internet";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("200 with an error page", List, Says(200, "<html><body><h1>Internal error</h1></body></html>"), "not JSON"),
        new("200 with an error in the envelope", List, Says(200, "{\"error\":\"系统繁忙\"}", "application/json"), "系统繁忙"),
        new("200 with another shape", List, Says(200, "{\"data\":{\"list\":[]}}", "application/json"), "changed its shape"),
        new("200 with a script challenge", List, Says(200, "<html><script>var arg1='2A';setCookie('acw_sc__v2', x);</script></html>"), "a challenge page (acw_sc__v2)"),
        new("200 with a block page", List, Says(200, "<html><body><p>访问过于频繁，请稍后再试</p></body></html>", "text/html; charset=utf-8"), "a block page (\"访问过于频繁\")"),
        new("200 with a block page in GB18030, said to be UTF-8", List, Raw("<html><body><p>访问过于频繁</p></body></html>", "GB18030", "text/html; charset=utf-8"), "a block page (\"访问过于频繁\")"),
        new("200 with fewer rows than declared", List, Says(200, "{\"total\":4,\"rows\":[{\"id\":\"n1\",\"title\":\"Title of n1\",\"day\":\"2026-03-03\"}]}", "application/json"), "the list declares 4 rows and showed 1"),
        new("403", List, Says(403, "<html><title>Your Request Originates from an Undeclared Automated Tool</title></html>"), "answered 403 with a block page"),
        new("404", List, Says(404, "gone"), "answered 404"),
        new("429, Retry-After 120 s", List, Says(429, "wait", "text/plain", ("Retry-After", "120")), "answered 429; again in 120 s"),
        new("429 without Retry-After", List, Says(429, "wait", "text/plain"), "answered 429; again in"),
        new("503, Retry-After 90 s", List, Says(503, "wait", "text/plain", ("Retry-After", "90")), "answered 503; again in 90 s"),
        new("503 without Retry-After", List, Says(503, "wait", "text/plain"), "answered 503; again in 60 s"),
        new("500", List, Says(500, "oops"), "answered 500"),
        new("304 that nobody asked for", List, Says(304), "answered 304 to a question without conditions"),
        new("slow bytes", List, Dribbles, "nothing came for 00:00:20") { Slow = true },
        new("a body without end", List, NeverEnds, "more than 1,048,576 bytes came"),
        new("a body that unpacks without end", List, Bomb, "more than 1,048,576 bytes came"),
        new("a length beyond the body", List, BreaksOff, "broke off"),
        new("a length short of the body", List, Says(200, "{\"total\":4,\"rows\":[{\"id\":\"n4\",\"ti", "application/json"), "not JSON"),
        new("a truncated gzip", List, CutsItsGzip, "broke off"),
        new("redirects in a circle", List, Says(302, "", "text/html", ("Location", "/list?page=0")), "redirects go round in a circle"),
        new("a redirect to a private address", List, Says(302, "", "text/html", ("Location", "http://10.0.0.8/admin")), Closed),
        new("200 with an error page", Item, Says(200, "<html><head><title>系统繁忙</title></head><body>请返回首页</body></html>", "text/html; charset=utf-8"), "an error page (\"系统繁忙\")"),
        new("200 with a block page", Item, Says(200, "<html><title>安全验证</title></html>", "text/html; charset=utf-8"), "a block page (\"安全验证\")"),
        new("200 with nothing", Item, Says(200), "an empty body"),
        new("403", Item, Says(403, "no"), "answered 403"),
        new("404, for the list is ahead of the page", Item, Says(404, "not yet"), "answered 404"),
        new("429, Retry-After 120 s", Item, Says(429, "wait", "text/plain", ("Retry-After", "120")), "answered 429; again in 120 s"),
        new("503 without Retry-After", Item, Says(503, "busy"), "answered 503; again in 60 s"),
        new("500", Item, Says(500, "oops"), "answered 500"),
        new("304 that nobody asked for", Item, Says(304), "answered 304 to a question without conditions"),
        new("slow bytes", Item, Dribbles, "nothing came for 00:00:20") { Slow = true },
        new("a body without end", Item, NeverEnds, "more than 1,048,576 bytes came"),
        new("a length beyond the body", Item, BreaksOff, "broke off"),
        new("a length short of the body", Item, Says(200, "<!DOCTYPE html><html><body><p>What n4 says. What n4 sa"), "an HTML page that is not closed") { Captured = true },
        new("a truncated gzip", Item, CutsItsGzip, "broke off"),
        new("redirects in a circle", Item, Says(302, "", "text/html", ("Location", "/item/n4")), "redirects go round in a circle"),
        new("a redirect to a private address", Item, Says(302, "", "text/html", ("Location", "http://192.168.1.1/")), Closed),
        new("a redirect to the metadata service", Item, Says(302, "", "text/html", ("Location", "http://169.254.169.254/metadata/identity")), Closed),
        new("a redirect to a host that is not the source's", Item, Says(302, "", "text/html", ("Location", "http://elsewhere.example/")), "none of the hosts of rows-source"),
    ];

    public override string ToString() => $"{Where}: {What}";
}
