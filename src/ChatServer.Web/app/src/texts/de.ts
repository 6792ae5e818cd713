import type { Texts } from "../lib/texts";
import { messages } from "./messages.de";
import { problems } from "./problems.de";
import { settings } from "./settings.de";

export const de: Texts = {
  name: "ChatServer",

  account: {
    welcome: "Willkommen zurück",
    welcomeText: "Melde dich an und mach da weiter, wo du aufgehört hast.",
    begin: "Konto anlegen",
    beginText: "Es lebt nur auf diesem Server. Ganz ohne Telefonnummer.",
    login: "Benutzername oder E-Mail",
    username: "Benutzername",
    usernameHint: "3 bis 32 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche",
    displayName: "Dein Name",
    displayNameHint: "So sehen dich andere. Du kannst ihn später ändern.",
    email: "E-Mail",
    password: "Passwort",
    passwordHint: "Mindestens 8 Zeichen",
    code: "Code des zweiten Faktors",
    showPassword: "Passwort zeigen",
    hidePassword: "Passwort verbergen",
    signIn: "Anmelden",
    signUp: "Konto anlegen",
    noAccount: "Neu hier?",
    haveAccount: "Schon ein Konto?",
  },

  common: {
    back: "Zurück",
    cancel: "Abbrechen",
    clear: "Leeren",
    close: "Schließen",
    save: "Speichern",
    saved: "Gespeichert",
    retry: "Noch einmal",
    more: "Mehr",
    you: "Du",
    deletedPerson: "Gelöschtes Konto",
    loading: "Lädt",
    copied: "Kopiert",
    cannotCopy: "Der Browser lässt diese Seite nicht kopieren. Markiere den Text und kopiere ihn von Hand.",
  },

  times: { today: "Heute", yesterday: "Gestern" },

  shell: {
    places: "Bereiche",
    opened: "Was offen ist",
    chats: "Chats",
    notifications: "Neues",
    people: "Leute",
    saved: "Gemerkt",
    moderation: "Meldungen",
    settings: "Optionen",
    newVersion: "Eine neue Version ist da",
    reload: "Neu laden",
    missing: "Das konnte nicht geladen werden. Prüfe deine Verbindung und versuche es noch einmal.",
    nothingOpen: "Wähle eine Unterhaltung",
    nothingOpenText: "Oder beginne eine neue: Wen du kennst, findest du mit einem Klick.",
    connection: {
      offline: "Du bist offline. Was du schreibst, wird gesendet, sobald du zurück bist.",
      connecting: "Verbindet …",
      catchingUp: "Holt auf …",
      live: "",
    },
  },

  list: {
    title: "Chats",
    archive: "Archiv",
    discover: "Kanäle entdecken",
    search: "Suchen",
    saved: "Gemerktes",
    untitled: "Gruppe ohne Namen",
    draft: "Entwurf:",
    typing: "schreibt …",
    typingIn: (name, count) => (count > 1 ? `${count} Leute schreiben …` : `${name || "Jemand"} schreibt …`),
    nothingYet: "Noch keine Nachrichten",
    nothingYetDirect: "Sag Hallo",
    muted: "Stumm",
    pinned: "Angeheftet",
    unread: (count) => `${count} ungelesen`,
    mentions: (count) => (count === 1 ? "Du wurdest erwähnt" : `Du wurdest ${count}-mal erwähnt`),
    markedUnread: "Als ungelesen markiert",
    none: "Noch keine Unterhaltungen",
    noneText: "Finde jemanden beim Namen, oder gründe eine Gruppe. Alles, was du schreibst, bleibt auf diesem Server.",
  },

  widget: { open: "Im Chat öffnen", older: "Ältere Nachrichten", ended: "Diese Sitzung ist zu Ende. Lade die Seite neu, um weiterzumachen." },

  share: { title: "Senden an", nothing: "Es wurde nichts geteilt.", search: "Unterhaltungen suchen" },

  search: { people: "Leute", messages: "Nachrichten", nothing: "Nichts gefunden." },

  newChat: {
    title: "Neuer Chat",
    group: "Neue Gruppe",
    channel: "Neuer Kanal",
    groupName: "Name der Gruppe",
    search: "Nach Namen suchen",
    nobody: "Hier ist noch niemand sonst. Gib deinen Freunden die Adresse dieses Servers.",
    leaveOut: (name) => `${name} weglassen`,
    create: (people) => (people === 1 ? "Gruppe gründen" : `Gruppe mit ${people} Leuten gründen`),
  },

  join: { join: "Gruppe beitreten", ask: "Um Beitritt bitten", asked: "Du hast um Beitritt gebeten. Ein Admin entscheidet.", gone: "Keine solche Einladung" },

  roles: { owner: "Inhaber", admin: "Admin", moderator: "Moderator" },

  problems,
  settings,
  ...messages,
};
