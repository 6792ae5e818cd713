namespace ChatServer.Receipts;

internal static class ReceiptsModule
{
    public static void AddReceipts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MarkStore>();
        builder.Services.AddScoped<MoveMarks>();
        builder.Services.AddScoped<ReceiptReader>();
    }
}
