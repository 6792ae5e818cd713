// What an app keeps of what is its person's alone: each list is read anew when the person's own list says that it changed.

import { oneAtATime } from "./one-at-a-time.mjs";

// Of a message only its place is kept: the message itself is in its conversation.
const placeOf = ({ conversationId, seq }) => ({ conversationId, seq });

const LISTS = {
  bookmark: { path: "/bookmarks", entry: ({ message, bookmarkedAt }) => ({ ...placeOf(message), bookmarkedAt }) },
  draft: { path: "/drafts", entry: (draft) => draft },
  follow: { path: "/follows", entry: ({ message, readSeq }) => ({ ...placeOf(message), readSeq }) },
  scheduled: { path: "/scheduled", entry: (scheduled) => scheduled },
};

export class OwnState {
  #lists = new Map();

  constructor(person) {
    for (const [name, { path, entry }] of Object.entries(LISTS)) {
      const list = { entries: [] };
      list.load = oneAtATime(async () => {
        list.entries = (await person.all(path)).map(entry);
      });
      this.#lists.set(name, list);
    }
  }

  load() {
    return this.hear([...this.#lists.keys()]);
  }

  /** @param kinds Of what came, as in "draft.updated". */
  async hear(kinds) {
    const changed = new Set(kinds.map((kind) => kind.split(".")[0]));
    await Promise.all([...this.#lists].filter(([name]) => changed.has(name)).map(([, list]) => list.load()));
  }

  /** What is in the conversations that are held, and about no message that is gone. */
  view(conversations) {
    const isThere = ({ conversationId, seq }) =>
      conversations.has(conversationId) && (seq === undefined || conversations.get(conversationId).messages.get(seq)?.deletedAt === null);
    return Object.fromEntries([...this.#lists].map(([name, { entries }]) => [name, entries.filter(isThere)]));
  }
}
