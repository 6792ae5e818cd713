using System.Text;
using ChatServer.Harness;
using ChatServer.Media;

namespace ChatServer.MediaTests.Uploads;

public sealed class ContentTypeTests
{
    [Theory]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("49492A0008000000", "image/tiff")]
    [InlineData("4D4D002A00000008", "image/tiff")]
    [InlineData("524946461A000000574542505650384C", "image/webp")]
    [InlineData("52494646240000005741564566 6D7420", "audio/wav")]
    [InlineData("52494646240000004156492066 6D7420", "application/octet-stream")]
    [InlineData("664C614300000022", "audio/flac")]
    [InlineData("49443304000000000000", "audio/mpeg")]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("0A255044462D312E37", "application/octet-stream")]
    [InlineData("424D46000000000000003600000028000000", "image/bmp")]
    [InlineData("424D46000000000000003600000099000000", "application/octet-stream")]
    [InlineData("FFFB9064", "application/octet-stream")]
    [InlineData("", "application/octet-stream")]
    public void A_file_is_told_by_its_first_bytes(string hex, string contentType) =>
        Assert.Equal(contentType, ContentTypeDetector.Detect(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))));

    [Theory]
    [InlineData("isom", "mp41", "video/mp4")]
    [InlineData("qt  ", "qt  ", "video/quicktime")]
    [InlineData("M4A ", "isom", "audio/mp4")]
    [InlineData("heic", "mif1", "image/heic")]
    [InlineData("mif1", "heic", "image/heic")]
    [InlineData("mif1", "avif", "image/avif")]
    [InlineData("avif", "mif1", "image/avif")]
    [InlineData("evil", "evil", "application/octet-stream")]
    public void The_family_of_MP4_is_told_apart_by_its_brands(string major, string compatible, string contentType)
    {
        byte[] box = [0, 0, 0, 20, .. "ftyp"u8, .. Encoding.ASCII.GetBytes(major), 0, 0, 2, 0, .. Encoding.ASCII.GetBytes(compatible)];

        Assert.Equal(contentType, ContentTypeDetector.Detect(box));
    }

    [Theory]
    [InlineData("webm", "video/webm")]
    [InlineData("matroska", "video/x-matroska")]
    [InlineData("nonsense", "application/octet-stream")]
    public void Matroska_and_WebM_name_themselves(string name, string contentType) =>
        Assert.Equal(contentType, ContentTypeDetector.Detect([0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, (byte)(0x80 + name.Length), .. Encoding.ASCII.GetBytes(name)]));

    [Theory]
    [InlineData("A_OPUS", "audio/webm")]
    [InlineData("A_OPUS V_VP9", "video/webm")]
    [InlineData("V_VP8 A_OPUS", "video/webm")]
    public void A_WebM_without_pictures_is_a_sound(string tracks, string contentType) =>
        Assert.Equal(contentType, ContentTypeDetector.Detect([0x1A, 0x45, 0xDF, 0xA3, 0x84, .. "webm"u8, .. new byte[200], .. Encoding.ASCII.GetBytes(tracks)]));

    [Fact]
    public void Two_frames_in_a_row_make_an_MP3()
    {
        // Layer III of version 1 with 128 kbit/s at 44.1 kHz: 417 bytes.
        byte[] header = [0xFF, 0xFB, 0x90, 0x64];

        Assert.Equal("audio/mpeg", ContentTypeDetector.Detect([.. header, .. new byte[413], .. header]));
        Assert.Equal("application/octet-stream", ContentTypeDetector.Detect([.. header, .. new byte[414], .. header]));
    }

    [Fact]
    public void Documents_that_are_archives_are_told_by_what_is_in_them()
    {
        Assert.Equal("application/zip", ContentTypeDetector.Detect(Samples.Zip("a.txt", "b.txt")));
        Assert.EndsWith("wordprocessingml.document", ContentTypeDetector.Detect(Samples.Zip("[Content_Types].xml", "_rels/.rels", "word/document.xml")), StringComparison.Ordinal);
        Assert.EndsWith("spreadsheetml.sheet", ContentTypeDetector.Detect(Samples.Zip("[Content_Types].xml", "xl/workbook.xml")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<?xml version=\"1.0\"?><svg/>")]
    [InlineData("<!doctype html><html></html>")]
    [InlineData("#EXTM3U\nhttp://127.0.0.1/secret")]
    [InlineData("ffconcat version 1.0\nfile /etc/passwd")]
    [InlineData("#!/bin/sh")]
    [InlineData("P6 1 1 255")]
    public void What_could_do_something_is_opaque(string text) =>
        Assert.Equal(ContentTypeDetector.Opaque, ContentTypeDetector.Detect(Encoding.UTF8.GetBytes(text)));
}
