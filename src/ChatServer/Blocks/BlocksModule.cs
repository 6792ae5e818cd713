using ChatServer.Accounts;
using ChatServer.Changes;

namespace ChatServer.Blocks;

internal static class BlocksModule
{
    public static void AddBlocks(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<BlockPerson>();
        builder.Services.AddScoped<BlockReader>();
        builder.Services.AddScoped<IForgetPerson, ForgetBlocks>();
        builder.Services.AddUserChangeKinds(BlockChanges.Listed);
    }
}
