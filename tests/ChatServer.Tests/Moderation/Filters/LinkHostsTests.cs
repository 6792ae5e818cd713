using ChatServer.Moderation.Filters.Matching;

namespace ChatServer.Tests.Moderation.Filters;

public sealed class LinkHostsTests
{
    [Theory]
    [InlineData("See https://spam.example/offer?x=1")]
    [InlineData("See HTTPS://WWW.SPAM.EXAMPLE")]
    [InlineData("http://good.example@spam.example/")]
    [InlineData("http://spam.example:8080/x")]
    [InlineData("[good](https://spam.example)")]
    [InlineData("https://spam。example")]
    [InlineData("https://ｓｐａｍ.example")]
    [InlineData("https://sp\u200Bam.example")]
    [InlineData("https://spam.example\\@good.example")]
    [InlineData("ftp://spam.example")]
    [InlineData("www.spam.example")]
    [InlineData("just spam.example, you know")]
    [InlineData("spam.example/offer")]
    [InlineData("(spam.example)")]
    public void However_it_is_written_a_link_leads_where_it_leads(string text) =>
        Assert.Contains(LinkHosts.OfAnything(text), host => LinkHosts.IsWithin(host, "spam.example"));

    [Theory]
    [InlineData("https://notspam.example")]
    [InlineData("https://spam.example.org")]
    [InlineData("https://good.example/spam.example.html")]
    [InlineData("spam, example")]
    public void Another_place_is_another(string text) =>
        Assert.DoesNotContain(LinkHosts.OfLinks(text), host => LinkHosts.IsWithin(host, "spam.example"));

    [Theory]
    [InlineData("https://a\u05D0.example")]
    [InlineData("https://üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü.example")]
    public void What_has_no_name_in_the_network_is_a_link_all_the_same(string text) => Assert.Single(LinkHosts.OfLinks(text));

    [Theory]
    [InlineData("Tea at four. Bring cake.", 0)]
    [InlineData("e.g. this", 0)]
    [InlineData("https://a.example and http://b.example", 2)]
    [InlineData("https://1.2.3.4/x", 1)]
    public void Only_what_is_a_link_counts_where_all_but_some_are_unwanted(string text, int links) =>
        Assert.Equal(links, LinkHosts.OfLinks(text).Count());

    [Fact]
    public void Names_of_other_scripts_are_compared_as_they_are_asked_for() =>
        Assert.Contains("xn--bcher-kva.example", LinkHosts.OfLinks("https://BÜCHER.example/"));

    [Theory]
    [InlineData("http://")]
    [InlineData("://")]
    [InlineData("https://@@@:::")]
    [InlineData("https://[::1]/")]
    [InlineData("https://....")]
    [InlineData("https://%00%ff")]
    public void Odd_ones_harm_nothing(string text) => Assert.True(LinkHosts.OfAnything(text).Count() < 5);
}
