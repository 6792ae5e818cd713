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
        var decomposed = await Decomposed(characters);
        Assert.True(decomposed.Length > 10_000, "Hardly any character has parts.");

        Assert.Empty(await ComposedOtherwise(decomposed));
        Assert.Empty(await ComposedOtherwise(characters));
    }

    [Fact]
    public async Task Any_mixture_of_letters_and_marks_is_composed_as_PostgreSQL_does_it()
    {
        int[] pool = ['a', 'e', 'o', ' ', 0xE4, 0x1E0B, 0x212B, 0x300, 0x301, 0x307, 0x308, 0x323, 0x327, 0x345, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x915, 0x93C];
        var random = new Random(1);
        var texts = Enumerable.Range(0, 20_000)
            .Select(_ => string.Concat(random.GetItems(pool, random.Next(1, 9)).Select(c => new Rune(c).ToString())))
            .ToArray();

        Assert.Empty(await ComposedOtherwise(texts));
    }

    [Fact]
    public async Task Names_are_kept_composed()
    {
        var ada = await app.SignUp("Ame\u0301lie");

        Assert.Equal("Am\u00E9lie", (await ada.Get("/users/me")).GetProperty("displayName").GetString());
    }

    /// <summary>Those texts of which PostgreSQL makes something else. It compares bytes, and answers with nothing rather than with a million texts.</summary>
    private Task<List<string>> ComposedOtherwise(string[] texts)
    {
        var composed = texts.Select(Composition.Compose).ToArray();
        return app.WithDatabase(db => db.Database
            .SqlQuery<string>($"select t as \"Value\" from unnest({texts}, {composed}) as u(t, composed) where normalize(t, NFC) collate \"C\" <> composed").ToListAsync());
    }

    /// <summary>The parts of those that have any.</summary>
    private Task<string[]> Decomposed(string[] texts) => app.WithDatabase(db => db.Database
        .SqlQuery<string>($"select normalize(t, NFD) as \"Value\" from unnest({texts}) as u(t) where normalize(t, NFD) collate \"C\" <> t").ToArrayAsync());
}
