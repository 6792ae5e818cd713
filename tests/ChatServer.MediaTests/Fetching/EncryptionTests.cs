using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatServer.Fetching;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Fetching;

public sealed class EncryptionTests
{
    private static readonly byte[] Content = [.. "Only for those who asked."u8];

    [Fact]
    public async Task A_site_is_read_when_its_certificate_is_for_its_name()
    {
        using var certificate = CertificateFor("files.example");
        await using var site = new TestSite(certificate: certificate);
        using var rig = Trusting(certificate, site);
        site.Has("/", Content);

        Assert.Equal(Content, await rig.FetchAsync(site.At("/", "files.example")));
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        using var certificate = CertificateFor("others.example");
        await using var site = new TestSite(certificate: certificate);
        using var rig = Trusting(certificate, site);
        site.Has("/", Content);

        await rig.ShouldRefuse(FetchFailure.Unreachable, site.At("/", "files.example"));
        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_and_its_issuer_is_not_downloaded()
    {
        await using var issuer = new TestSite();
        using var certificate = CertificateFor("files.example", issuerAt: issuer.Has("/issuer.crt", Content));
        await using var site = new TestSite(certificate: certificate);
        using var rig = FetchRig.For(site);
        rig.Name("files.example", ["127.0.0.1"]);

        await rig.ShouldRefuse(FetchFailure.Unreachable, site.At("/", "files.example"));
        Assert.Equal(0, issuer.Connections);
    }

    [Fact]
    public async Task A_redirect_away_from_encryption_is_not_followed()
    {
        using var certificate = CertificateFor("files.example");
        await using var plain = new TestSite();
        await using var site = new TestSite(certificate: certificate);
        using var rig = Trusting(certificate, site, plain);
        site.Redirects("/", plain.Has("/", Content));

        await rig.ShouldRefuse(FetchFailure.UnusableUrl, site.At("/", "files.example"));
        Assert.Equal(0, plain.Connections);
    }

    [Fact]
    public async Task A_redirect_to_encryption_is_followed()
    {
        using var certificate = CertificateFor("files.example");
        await using var plain = new TestSite();
        await using var site = new TestSite(certificate: certificate);
        using var rig = Trusting(certificate, site, plain);
        site.Has("/", Content);

        Assert.Equal(Content, await rig.FetchAsync(plain.Redirects("/", site.At("/", "files.example"))));
    }

    [Fact]
    public async Task A_plain_site_is_not_read_as_an_encrypted_one()
    {
        await using var site = new TestSite();
        using var rig = FetchRig.For(site);

        await rig.ShouldRefuse(FetchFailure.Unreachable, site.Has("/", Content).Replace("http:", "https:", StringComparison.Ordinal));
    }

    private static FetchRig Trusting(X509Certificate2 certificate, params TestSite[] sites)
    {
        var rig = FetchRig.For(sites);
        rig.Transport.CertificatePolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        rig.Transport.CertificatePolicy.CustomTrustStore.Add(certificate);
        rig.Name("files.example", [IPAddress.Loopback.ToString()]);
        return rig;
    }

    private static X509Certificate2 CertificateFor(string name, string? issuerAt = null)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        if (issuerAt is null) return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([], [issuerAt]));
        using var issuerKey = RSA.Create(2048);
        var issuer = X509SignatureGenerator.CreateForRSA(issuerKey, RSASignaturePadding.Pkcs1);
        using var signed = request.Create(
            new X500DistinguishedName("CN=Nobody"), issuer, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3]);
        return signed.CopyWithPrivateKey(key);
    }
}
