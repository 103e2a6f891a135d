using System.Net;
using NewsBot.Configuration;
using NewsBot.Fetching;
using NewsBot.TestServer;

namespace NewsBot.Tests.Fetching;

/// <summary>No link leads into the network that the bot is in. docs/SECURITY.md names these tests.</summary>
public sealed class PrivateNetworkTests : IAsyncLifetime
{
    private readonly FakeResolver _resolver = new();
    private FakeSite _inside = null!;
    private FakeSite _outside = null!;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        (_inside, _outside) = (await FakeSite.StartAsync(), await FakeSite.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await _inside.DisposeAsync();
        await _outside.DisposeAsync();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("127.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("0177.0x0.0.1")]
    [InlineData("127。0。0。1")]
    [InlineData("①②⑦.⓪.⓪.①")]
    [InlineData("１２７.0.0.1")]
    [InlineData("%31%32%37.0.0.1")]
    [InlineData("0")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("localhost.")]
    [InlineData("foo.localhost")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[0:0:0:0:0:0:0:1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[0:0:0:0:0:ffff:127.0.0.1]")]
    [InlineData("[::ffff:10.0.0.1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[64:ff9b::10.0.0.1]")]
    [InlineData("[64:ff9b:1::7f00:1]")]
    [InlineData("[2002:7f00:1::]")]
    [InlineData("[2002:a00:1::1]")]
    [InlineData("[2001::7f00:1]")]
    [InlineData("[2001:db8::1]")]
    [InlineData("[3fff::1]")]
    [InlineData("[100::1]")]
    [InlineData("[fc00::1]")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("[fe80::1]")]
    [InlineData("[fe80::1%25lo]")]
    [InlineData("[fec0::1]")]
    [InlineData("[ff02::1]")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("012.0.0.1")]
    [InlineData("167772161")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("2852039166")]
    [InlineData("0xa9fea9fe")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.0.1")]
    [InlineData("192.168.257")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    public async Task Nobody_is_connected_to_at_an_address_that_is_not_public(string host)
    {
        using var fetcher = Create();
        if (!Uri.TryCreate($"http://{host}:{_inside.Url.Port}/", UriKind.Absolute, out var link))
            return;
        var refusal = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(link, Test));
        Assert.True(refusal.Obstacle is FetchObstacle.NotPublic or FetchObstacle.Unreachable, $"{refusal.Obstacle}");
        Assert.Equal(0, _inside.Connections);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fd12::1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("127.0.0.1 10.0.0.1 ::1")]
    public async Task Nobody_is_connected_to_whose_name_stands_for_an_address_that_is_not_public(string addresses)
    {
        _resolver.Add("news.example", addresses);
        using var fetcher = Create();
        await RefuseAsync(fetcher, new Uri($"http://news.example:{_inside.Url.Port}/"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("//127.0.0.1:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://inside.example:{0}/")]
    public async Task A_redirect_to_an_address_that_is_not_public_is_not_followed(string to)
    {
        _resolver.Add("inside.example", "127.0.0.1");
        _outside.Redirect(
            "article",
            string.Format(System.Globalization.CultureInfo.InvariantCulture, to, _inside.Url.Port)
        );
        using var fetcher = Create($"127.0.0.1:{_outside.Url.Port}");
        await RefuseAsync(fetcher, _outside["article"]);
        Assert.Equal(1, _outside.Connections);
    }

    [Fact]
    public async Task A_name_that_stands_for_another_address_a_moment_later_is_connected_to_where_it_was_checked()
    {
        _outside.Serve("article", "It is here.");
        _resolver.Add("news.example", "127.0.0.1", "127.0.0.2");
        await using var other = await FakeSite.StartAsync("127.0.0.2");
        using var fetcher = Create("127.0.0.1");
        var page = await fetcher.FetchAsync(new Uri($"http://news.example:{_outside.Url.Port}/article"), Test);
        Assert.Equal("It is here."u8.ToArray(), page.Content);
        Assert.Equal((1, 0), (_resolver.Asked, other.Connections));
    }

    [Fact]
    public async Task Of_several_addresses_only_the_allowed_ones_are_connected_to()
    {
        _outside.Serve("article", "It is here.");
        _resolver.Add("news.example", "127.0.0.2 127.0.0.1");
        using var fetcher = Create("127.0.0.1/32");
        var page = await fetcher.FetchAsync(new Uri($"http://news.example:{_outside.Url.Port}/article"), Test);
        Assert.Equal("It is here."u8.ToArray(), page.Content);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("news.example", true)]
    [InlineData("NEWS.example", true)]
    [InlineData("other.example, news.example", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("example", false)]
    [InlineData("127.0.0.1:1", false)]
    [InlineData("news.example:1", false)]
    public async Task The_operator_can_allow_an_intranet(string allowed, bool isAllowed)
    {
        _inside.Serve("article", "It is here.");
        _resolver.Add("news.example", "127.0.0.1");
        using var fetcher = Create(allowed);
        var link = new Uri($"http://news.example:{_inside.Url.Port}/article");
        if (isAllowed)
            Assert.Equal("It is here."u8.ToArray(), (await fetcher.FetchAsync(link, Test)).Content);
        else
            await RefuseAsync(fetcher, link);
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::1.1.1.1")]
    public void An_address_of_the_internet_is_public(string address) =>
        Assert.True(PublicAddresses.Contains(IPAddress.Parse(address)));

    private async Task RefuseAsync(PageFetcher fetcher, Uri link)
    {
        var refusal = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(link, Test));
        Assert.Equal(FetchObstacle.NotPublic, refusal.Obstacle);
        Assert.Equal(0, _inside.Connections);
    }

    private PageFetcher Create(string allowed = "") =>
        new(
            new FetchSettings(true, [.. FetchSettings.Split(allowed).Select(place => FetchSource.Parse(place)!)]),
            _resolver,
            TimeProvider.System
        );
}
