namespace ChatServer.Statistics;

/// <summary>What is counted. A new one needs a name here and a line where it happens, or in <see cref="CountChanges"/> if it is in the log.</summary>
public enum StatisticSeries
{
    /// <summary>New accounts.</summary>
    Registrations,

    /// <summary>Sessions that somebody opened by signing in.</summary>
    SignIns,

    /// <summary>Different people who used the server.</summary>
    ActiveUsers,

    /// <summary>Messages that were sent.</summary>
    Messages,

    /// <summary>Files that were uploaded or imported.</summary>
    Media,

    /// <summary>Bytes of these files, as they came.</summary>
    MediaBytes,

    /// <summary>Conversations and threads that were started.</summary>
    Conversations,

    /// <summary>Stories that were posted.</summary>
    Stories,

    /// <summary>Reports that people made.</summary>
    Reports,
}
