using System.Text;
using ChatServer.Harness;
using ChatServer.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Texts;

public sealed class CompositionTests(ChatApp app)
{
    [Fact]
    public async Task Every_character_is_composed_as_PostgreSQL_does_it()
    {
        var characters = Enumerable.Range(1, 0x10FFFF).Where(Rune.IsValid).Select(c => new Rune(c).ToString()).ToArray();
        var decomposed = (await Decomposed(characters)).ToArray();

        Assert.Equal(await Composed(decomposed), decomposed.Select(Composition.Compose));
        Assert.Equal(await Composed(characters), characters.Select(Composition.Compose));
    }

    [Fact]
    public async Task Any_mixture_of_letters_and_marks_is_composed_as_PostgreSQL_does_it()
    {
        int[] pool = ['a', 'e', 'o', ' ', 0xE4, 0x1E0B, 0x212B, 0x300, 0x301, 0x307, 0x308, 0x323, 0x327, 0x345, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x915, 0x93C];
        var random = new Random(1);
        var texts = Enumerable.Range(0, 20_000)
            .Select(_ => string.Concat(random.GetItems(pool, random.Next(1, 9)).Select(c => new Rune(c).ToString())))
            .ToArray();

        Assert.Equal(await Composed(texts), texts.Select(Composition.Compose));
    }

    [Fact]
    public async Task Names_are_kept_composed()
    {
        var ada = await app.SignUp("Ame\u0301lie");

        Assert.Equal("Am\u00E9lie", (await ada.Get("/users/me")).GetProperty("displayName").GetString());
    }

    private Task<List<string>> Composed(string[] texts) => app.WithDatabase(db => db.Database
        .SqlQuery<string>($"select normalize(t, NFC) as \"Value\" from unnest({texts}) with ordinality as u(t, n) order by n").ToListAsync());

    private Task<List<string>> Decomposed(string[] texts) => app.WithDatabase(db => db.Database
        .SqlQuery<string>($"select normalize(t, NFD) as \"Value\" from unnest({texts}) with ordinality as u(t, n) order by n").ToListAsync());
}
