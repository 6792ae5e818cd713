namespace ChatServer.AuditLog;

/// <summary>What those do who keep order on the server. The names are stored, so they are for ever.</summary>
public enum AuditAct
{
    /// <summary>Somebody was given another role on the server.</summary>
    RoleChanged,

    /// <summary>Something was done about somebody.</summary>
    ActionTaken,

    /// <summary>What was done about somebody was taken back.</summary>
    ActionUndone,

    /// <summary>An appeal was decided.</summary>
    AppealAnswered,

    /// <summary>A moderator took a report upon themselves.</summary>
    ReportAssigned,

    /// <summary>A report was given back for others to take.</summary>
    ReportReleased,

    /// <summary>A report was decided.</summary>
    ReportResolved,

    /// <summary>The evidence of a report was read.</summary>
    EvidenceRead,

    /// <summary>The server reported a message by itself, because an outside judge of texts said so.</summary>
    MessageFlagged,

    /// <summary>A rule for what may be said was added.</summary>
    FilterAdded,

    /// <summary>A rule for what may be said was changed.</summary>
    FilterChanged,

    /// <summary>A rule for what may be said was removed.</summary>
    FilterRemoved,
}
