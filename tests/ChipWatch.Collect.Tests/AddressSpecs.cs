using System.Net;
using ChipWatch.Collect.Http;
using ChipWatch.Collect.Tests.Rig;
using static ChipWatch.Collect.Tests.Rig.Misbehaviour;

namespace ChipWatch.Collect.Tests;

/// <summary>No name, address or redirect leads to anything but the public internet.</summary>
public sealed class AddressSpecs
{
    /// <summary>One or more of every family that RFC 6890, IANA's registries and the clouds set aside.</summary>
    public static TheoryData<string> Closed =>
    [
        // this network, private, CGNAT, loopback, link-local with the metadata services, protocol assignments, documentation
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.255.255.254", "169.254.0.1", "169.254.169.254", "169.254.170.2",
        "172.16.0.1", "172.31.255.254", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.168.0.1", "192.168.255.255", "198.51.100.7", "203.0.113.7",
        // 6to4 relays, benchmarks, multicast, reserved, broadcast, Azure's wire server, Alibaba's metadata
        "192.88.99.1", "198.18.0.1", "198.19.255.255", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16", "100.100.100.200",
        // unspecified, loopback, link-local, site-local, ULA with the metadata services, multicast
        "::", "::1", "fe80::1", "fe80::1%1", "febf::1", "fec0::1", "fc00::1", "fd00::1", "fd00:ec2::254", "fd20:ce::254", "ff02::1", "ff0e::1",
        // discard, documentation, benchmarks, ORCHID, Teredo, SRv6, nothing that IANA has given out
        "100::1", "2001:db8::1", "3fff::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "5f00::1", "4000::1", "8000::1", "e000::1",
        // IPv4 inside IPv6: mapped, compatible, translated, NAT64 (well-known and local), 6to4
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:a9fe:a9fe", "::127.0.0.1", "::10.0.0.1", "::8.8.8.8", "::ffff:0:127.0.0.1", "::ffff:0:8.8.8.8",
        "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::1", "64:ff9b:1::8.8.8.8", "2002:7f00:1::", "2002:0a00:1::1", "2002:a9fe:a9fe::", "2002:c0a8:101::1",
    ];

    public static TheoryData<string> Open =>
    [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
        "191.255.255.255", "192.0.1.1", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "202.108.22.5", "168.63.129.15",
        "2001:200::1", "2400:3200::1", "2606:4700:4700::1111", "2a00:1450:4001:81b::200e", "3ffe::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
    ];

    [Theory, MemberData(nameof(Closed))]
    public void What_is_set_aside_is_not_public(string address) => Assert.False(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory, MemberData(nameof(Open))]
    public void What_is_not_is(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory, MemberData(nameof(Closed))]
    public async Task No_DNS_answer_leads_there_neither_for_a_source_nor_for_a_person(string address)
    {
        await using var watcher = new Watcher(null);
        watcher.Addresses["list.example"] = [IPAddress.Parse(address)];

        var outcome = await watcher.PollAsync();
        var page = await watcher.Get<PublicPages>().FetchAsync(new("http://list.example/"), TestContext.Current.CancellationToken);

        Assert.Contains("not on the public internet", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(FetchStatus.Forbidden, page.Status);
        Assert.Empty(watcher.Dialled);
    }

    [Theory, MemberData(nameof(Closed))]
    public async Task No_address_that_a_person_names_is_dialled_and_no_redirect_leads_there(string address)
    {
        await using var site = await Site.StartAsync();
        await using var watcher = new Watcher(site);
        var literal = address.Contains(':', StringComparison.Ordinal) ? $"http://[{address.Split('%')[0]}]/" : $"http://{address}/";
        site.Answer = Says(302, "", "text/html", ("Location", literal));

        var direct = await watcher.Get<PublicPages>().FetchAsync(new(literal), TestContext.Current.CancellationToken);
        Assert.Equal(FetchStatus.Forbidden, direct.Status);
        Assert.Empty(watcher.Dialled);

        var redirected = await watcher.Get<PublicPages>().FetchAsync(new("http://page.example/"), TestContext.Current.CancellationToken);
        Assert.Equal(FetchStatus.Forbidden, redirected.Status);
        Assert.All(watcher.Dialled, d => Assert.Equal("93.184.215.14", d.Address.ToString()));
        Assert.Single(site.Asked);
    }

    [Theory]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://①②⑦.⓪.⓪.①/")]
    [InlineData("http://localhost/")]
    [InlineData("http://localhost./")]
    [InlineData("http://user@127.0.0.1/")]
    public async Task Nor_does_another_spelling_of_the_loopback(string url)
    {
        await using var watcher = new Watcher(null);
        watcher.Addresses["localhost"] = watcher.Addresses["localhost."] = [IPAddress.Loopback, IPAddress.IPv6Loopback];

        var page = await watcher.Get<PublicPages>().FetchAsync(new(url), TestContext.Current.CancellationToken);

        Assert.Equal(FetchStatus.Forbidden, page.Status);
        Assert.Empty(watcher.Dialled);
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_between_two_connections_is_checked_each_time()
    {
        await using var site = await Site.StartAsync();
        site.Answer = context =>
        {
            context.Response.Headers.Connection = "close";
            return Says(200, "<html><body>fine</body></html>")(context);
        };
        await using var watcher = new Watcher(site, TimeProvider.System);
        var pages = watcher.Get<PublicPages>();

        Assert.Equal(FetchStatus.Ok, (await pages.FetchAsync(new("http://page.example/"), TestContext.Current.CancellationToken)).Status);
        watcher.Addresses["page.example"] = [IPAddress.Parse("192.168.1.1")];
        Assert.Equal(FetchStatus.Forbidden, (await pages.FetchAsync(new("http://page.example/"), TestContext.Current.CancellationToken)).Status);
        Assert.Single(watcher.Dialled);
    }

    [Fact]
    public async Task A_source_reaches_none_but_its_own_hosts_and_leaves_https_for_nothing()
    {
        await using var watcher = new Watcher(null, sources: Watcher.Source() with { Hosts = ["list.example"], Url = new("https://elsewhere.example/list") });

        Assert.Contains("elsewhere.example is none of the hosts of rows-source", (await watcher.PollAsync()).Reason, StringComparison.Ordinal);
        Assert.Equal("list.example is reached by a redirect from https to http", HostRules.Refusal(Watcher.Source(), new("http://list.example/"), new("https://list.example/")));
        Assert.Empty(watcher.Dialled);
    }
}
