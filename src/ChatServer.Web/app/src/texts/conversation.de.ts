import type { ConversationTexts } from "../lib/conversationTexts";

export const de: ConversationTexts = {
  menu: {
    forward: "Weiterleiten",
    copyLink: "Link kopieren",
  },

  attach: {
    files: "Bilder und Dateien",
    poll: "Umfrage",
  },

  forward: {
    title: "Weiterleiten an",
    search: "Chats durchsuchen",
    comment: "Nachricht dazu",
    chosen: "Ausgewählt",
    leaveOut: (title) => `${title} weglassen`,
    send: (count) => (count < 2 ? "Weiterleiten" : `An ${count} weiterleiten`),
    done: (count) => (count === 1 ? "Weitergeleitet" : `An ${count} Chats weitergeleitet`),
    readOnly: "Hier kannst du nicht schreiben",
  },

  poll: {
    title: "Neue Umfrage",
    question: "Frage",
    options: "Antworten",
    option: (number) => `Antwort ${number}`,
    remove: (number) => `Antwort ${number} entfernen`,
    add: "Antwort hinzufügen",
    multiple: "Mehrere Antworten",
    multipleText: "Man darf mehr als eine wählen",
    anonymous: "Anonym",
    anonymousText: "Niemand erfährt, wer was gewählt hat",
    quiz: "Quiz",
    quizText: "Eine Antwort ist richtig, und die Wahl gilt",
    right: (number) => `Antwort ${number} ist richtig`,
    explanation: "Warum sie richtig ist",
    explanationHint: "Freiwillig; wer gewählt hat, erfährt es",
    closes: "Endet",
    spans: { never: "Wenn ich sie beende", hour: "In einer Stunde", day: "In einem Tag", week: "In einer Woche", own: "Zu einer anderen Zeit" },
    closesAt: "Endet um",
    create: "Umfrage senden",
    isPoll: "Umfrage",
    isQuiz: "Quiz",
    isAnonymous: "anonym",
    isMultiple: "mehrere Antworten",
    isRight: "richtig",
    isWrong: "falsch",
    open: "offen",
    closed: "beendet",
    until: (when) => `bis ${when}`,
    votes: (count) => (count === 1 ? "1 Stimme" : `${count} Stimmen`),
    voters: "Wer abgestimmt hat",
    nobody: "Noch niemand",
    close: "Umfrage beenden",
  },
};
