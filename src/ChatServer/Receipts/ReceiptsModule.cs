namespace ChatServer.Receipts;

internal static class ReceiptsModule
{
    public static void AddReceipts(this WebApplicationBuilder builder)
    {
        _ = builder.Services;
    }
}
