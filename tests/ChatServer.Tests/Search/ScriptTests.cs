using ChatServer.Harness;
using static ChatServer.Tests.Search.SearchWorld;

namespace ChatServer.Tests.Search;

/// <summary>Whatever people write in, they find it as they would look for it.</summary>
public sealed class ScriptTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Theory]
    [InlineData("Ça, c'est la crème brûlée", "creme", "crème")]
    [InlineData("Schöne Grüße aus Gießen", "GRUSSE", "Grüße")]
    [InlineData("Cre\u0301me fraiche", "crème", "Cre\u0301me")]
    [InlineData("İstanbul'da çay içtik", "istanbul", "İstanbul")]
    [InlineData("Съешь ещё этих мягких булок", "еще", "ещё")]
    [InlineData("Привет, как дела?", "ПРИВЕТ", "Привет")]
    [InlineData("Καλημέρα, τι κάνεις;", "καλημερα", "Καλημέρα")]
    [InlineData("ο δρόμος μας", "ΔΡΟΜΟΣ", "δρόμος")]
    [InlineData("مرحبا بالعالم الجميل", "بالعالم", "بالعالم")]
    [InlineData("السَّلامُ عليكم", "السلام", "السَّلامُ")]
    [InlineData("أهلا وسهلا", "اهلا", "أهلا")]
    [InlineData("שָׁלוֹם חברים", "שלום", "שָׁלוֹם")]
    [InlineData("नमस्ते दुनिया, चाय पियोगे?", "दुनिया", "दुनिया")]
    [InlineData("สวัสดีครับ กินข้าวหรือยัง", "ข้าว", "ข้าว")]
    [InlineData("今天天气很好我们去喝茶吧", "喝茶", "喝茶")]
    [InlineData("今天天气很好我们去喝茶吧", "茶", "茶")]
    [InlineData("今天天气很好我们去喝茶吧", "吧", "吧")]
    [InlineData("東京でお茶を飲みましょう", "お茶", "お茶")]
    [InlineData("コーヒーが好きです", "コーヒー", "コーヒー")]
    [InlineData("학교에서 만나요", "학교", "학교")]
    [InlineData("ＦＵＬＬ　ｗｉｄｔｈ", "full", "ＦＵＬＬ")]
    [InlineData("iPhone手机壳abc", "手机壳abc", "手机壳abc")]
    [InlineData("party 🎉 time", "🎉", "🎉")]
    public async Task It_is_found_and_what_matched_is_said(string content, string q, string highlighted)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await ada.Send(conversation, content);
        await ada.Send(conversation, "something else");

        var found = Assert.Single(Items(await app.Search(ben, q)));

        Assert.Equal(content, Content(found));
        Assert.Equal([highlighted], Highlights(found));
    }

    [Theory]
    [InlineData("今天天气很好", "天好")]
    [InlineData("सुन", "सन")]
    [InlineData("はは", "ばば")]
    [InlineData("ข้าว", "ขาว")]
    public async Task Other_words_are_other_words(string content, string q)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await ada.Send(await app.ConversationBetween(ada, ben), content);

        Assert.Empty(await app.Find(ada, q));
    }

    [Theory]
    [InlineData("<script>alert('tea')</script> tea", "tea")]
    [InlineData("'; drop table messages; -- teapot", "teapot")]
    [InlineData("\u202Egnihtemos\u202C and teacup", "gnihtemos")]
    [InlineData("Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324a\u0310\u0342lgo says hi", "zalgo")]
    [InlineData("so\u00ADft hy\u200Dphen", "soft hyphen")]
    [InlineData("back\\slash 'quoted' & | ! : * <->", "slash \"quoted\"")]
    public async Task Odd_texts_are_found_and_come_back_as_they_were_sent(string content, string q)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await ada.Send(await app.ConversationBetween(ada, ben), content);

        Assert.Equal([content], await app.Find(ben, q));
    }
}
