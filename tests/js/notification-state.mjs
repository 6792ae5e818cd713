// What an app keeps of what its person should hear of: read anew when the person's own list says that it changed.

import { oneAtATime } from "./one-at-a-time.mjs";

// Of unread messages nothing is told: they are their conversation's unread. Invitations are a list of their own.
const OF_CONVERSATIONS = ["message", "media", "invitation"];

export class NotificationState {
  #entries = [];
  #preferences;

  constructor(person) {
    this.load = oneAtATime(async () => {
      this.#entries = (await person.all("/notifications")).filter(({ kind }) => !OF_CONVERSATIONS.includes(kind));
      this.#preferences = await person.get("/notifications/preferences");
    });
  }

  static isOf = (kind) => /^notifications?\./.test(kind);

  /** Of the conversations that are held; what was read there is read here too. */
  view(me, conversations) {
    const isHeld = ({ conversationId }) => conversationId === null || conversations.has(conversationId);
    const isRead = ({ kind, conversationId, seq }) => kind !== "reminder" && conversationId !== null && seq <= conversations.get(conversationId).marks.get(me).readSeq;
    return {
      entries: this.#entries.filter(isHeld).map(({ message, count, read, ...entry }) => ({ ...entry, read: read || isRead(entry), about: message?.id })),
      quiet: this.#preferences.quiet,
      mutedUntil: this.#preferences.mutedUntil,
      levels: this.#preferences.conversations.filter(isHeld),
    };
  }
}
