namespace ChatServer.Http;

internal static class HttpModule
{
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.Services.AddControllers().AddJsonOptions(json => WireJson.Configure(json.JsonSerializerOptions));
    }

    public static void UseHttp(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
    }
}
