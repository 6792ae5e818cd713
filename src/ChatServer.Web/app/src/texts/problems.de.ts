import type { Texts } from "../lib/texts";

export const problems: Texts["problems"] = {
  network: "Der Server ist nicht erreichbar. Prüfe deine Verbindung und versuche es noch einmal.",
  unexpected: "Etwas ist schiefgegangen. Bitte versuche es noch einmal.",
  wait: (seconds) => `Zu viele Versuche. Noch einmal in ${seconds < 90 ? `${seconds} Sekunden` : `${Math.ceil(seconds / 60)} Minuten`}.`,
  codes: {
    // Konten
    "username-taken": "Diesen Benutzernamen hat schon jemand.",
    "email-taken": "Mit dieser E-Mail gibt es schon ein Konto.",
    "wrong-credentials": "Benutzername oder Passwort ist falsch.",
    "second-factor-required": "Gib den Code deines zweiten Faktors ein.",
    "too-many-requests": "Das war viel auf einmal. Versuche es gleich noch einmal.",
    "not-allowed": "Das darfst du nicht.",

    // Der Server
    "busy": "Der Server ist beschäftigt. Versuche es gleich noch einmal.",
    "database-unavailable": "Der Server hat Schwierigkeiten. Versuche es gleich noch einmal.",
    "storage-unavailable": "Auf dem Server ist kein Platz für Dateien. Versuche es später noch einmal.",
    "took-too-long": "Das hat zu lange gedauert. Versuche es später noch einmal.",
    "outcome-unknown": "Es ist nicht sicher, ob das geklappt hat. Sieh nach und versuche es noch einmal.",
    "search-off": "Dieser Server sucht nicht.",
    "body-too-large": "Das ist zu groß.",
    "precondition-failed": "Das wurde inzwischen geändert. Sieh es dir noch einmal an.",

    // Unterhaltungen
    "no-such-conversation": "Diese Unterhaltung gibt es nicht, oder sie ist nicht für dich.",
    "no-such-invitation": "Diese Einladung gibt es nicht mehr.",
    "no-such-member": "Diese Person ist nicht mehr in der Unterhaltung.",
    "too-many-members": "Mehr Leute passen hier nicht hinein.",
    "already-a-member": "Diese Person ist schon dabei.",
    "owner-must-hand-over": "Sie gehört dir: Gib sie zuerst jemand anderem.",
    "too-many-links": "Es gibt zu viele Links; widerrufe zuerst einen.",
    "too-many-invitations": "Zu viele Einladungen warten auf eine Antwort.",
    "too-many-join-requests": "Zu viele Leute warten darauf, hereinzukommen.",
    "too-many-threads": "Hier gibt es zu viele Threads.",
    "banned": "Du oder diese Person ist aus der Gruppe ausgeschlossen.",
    "read-only": "Hier schreibt zurzeit niemand.",
    "silenced": "Du kannst hier lesen und zurzeit nicht schreiben.",
    "muted": "Du darfst zurzeit nicht schreiben. Warum, steht in den Optionen unter Sicherheit.",
    "thread-closed": "Dieser Thread ist geschlossen.",

    // Nachrichten
    "no-such-message": "Diese Nachricht gibt es nicht mehr.",
    "edit-window-closed": "Diese Nachricht ist zu alt, um sie zu ändern.",
    "unsend-window-closed": "Diese Nachricht ist zu alt, um sie zu löschen.",
    "message-deleted": "Diese Nachricht wurde gelöscht.",
    "not-your-message": "Das ist nicht deine Nachricht.",
    "too-many-reactions": "Mehr Reaktionen passen nicht an diese Nachricht.",
    "too-many-pins": "Es ist zu viel angeheftet; löse zuerst etwas.",
    "too-many-bookmarks": "Du hast zu viele Lesezeichen; entferne zuerst eines.",
    "too-many-reminders": "Du hast zu viele Erinnerungen; entferne zuerst eine.",
    "too-many-scheduled-messages": "Zu viele Nachrichten warten darauf, gesendet zu werden; sende oder entferne zuerst eine.",
    "already-being-sent": "Sie wird gerade gesendet.",
    "poll-closed": "Diese Umfrage ist geschlossen.",
    "vote-is-final": "In einem Quiz wählt man einmal.",
    "poll-not-forwardable": "Eine Umfrage bleibt, wo gefragt wurde.",
    "filtered": "Eine Regel dieses Servers lässt das nicht zu.",

    // Dateien
    "no-such-media": "Diese Datei gibt es nicht mehr.",
    "media-not-ready": "Diese Datei ist noch nicht fertig. Versuche es gleich noch einmal.",
    "media-failed": "Diese Datei konnte nicht gezeigt werden.",
    "media-quota-exceeded": "Du hast keinen Platz mehr für Dateien.",
    "unsupported-media-type": "Dateien dieser Art gehen hier nicht.",
    "too-many-uploads": "Zu viele Dateien sind unterwegs; warte auf einige.",
    "upload-lost": "Diese Datei ist nicht mehr da. Hänge sie noch einmal an.",
    "not-an-avatar": "Dieses Bild geht nicht als Profilbild.",

    // Leute, Storys, Meldungen
    "no-such-user": "So jemanden gibt es nicht.",
    "not-reachable": "Diese Person möchte so nicht erreicht werden.",
    "too-many-blocks": "Du hast zu viele Leute blockiert.",
    "too-many-contacts": "Jemand von euch hat zu viele Kontakte.",
    "too-many-contact-requests": "Zu viele deiner Anfragen warten auf eine Antwort.",
    "no-such-story": "Diese Story gibt es nicht mehr.",
    "too-many-stories": "Du hast zu viele Storys; lösche zuerst eine.",
    "not-for-a-story": "Eine Story zeigt ein Bild oder ein Video.",
    "too-many-reports": "Zu viele deiner Meldungen warten auf eine Entscheidung.",
    "report-taken": "Um diese Meldung kümmert sich schon jemand.",
    "report-resolved": "Diese Meldung ist entschieden.",
    "already-appealed": "Dagegen hast du schon Einspruch erhoben.",
  },
};
