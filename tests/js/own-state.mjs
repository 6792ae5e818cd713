// What an app keeps of what is its person's alone: each list is read anew when the person's own list says that it changed.

import { withoutAddresses } from "./addresses.mjs";
import { oneAtATime } from "./one-at-a-time.mjs";

// Of a message only its place is kept: the message itself is in its conversation.
const placeOf = ({ conversationId, seq }) => ({ conversationId, seq });

const LISTS = {
  action: { path: "/actions", entry: (action) => action, isOfOutsiders: true },
  contact: {
    path: "/users/me/contacts",
    entry: ({ user, alias, favourite, mutedUntil, since }) => ({ userId: user.id, alias, favourite, mutedUntil, since }),
    isOfOutsiders: true,
  },
  contactRequest: {
    path: "/users/me/contact-requests",
    entry: ({ user, direction, note, askedAt }) => ({ userId: user.id, direction, note, askedAt }),
    isOfOutsiders: true,
  },
  block: { path: "/users/me/blocks", entry: ({ user, blockedAt }) => ({ userId: user.id, blockedAt }), isOfOutsiders: true },
  ban: { path: "/bans", entry: (ban) => ban, isOfOutsiders: true },
  invitation: { path: "/users/me/invitations", entry: ({ group, ...rest }) => ({ conversationId: group.conversationId, ...rest }), isOfOutsiders: true },
  joinRequest: { path: "/users/me/join-requests", entry: (request) => request, isOfOutsiders: true },
  bookmark: { path: "/bookmarks", entry: ({ message, bookmarkedAt }) => ({ ...placeOf(message), bookmarkedAt }) },
  draft: { path: "/drafts", entry: (draft) => draft },
  follow: { path: "/follows", entry: ({ message, readSeq }) => ({ ...placeOf(message), readSeq }) },
  report: { path: "/reports", entry: (report) => report, isOfOutsiders: true },
  scheduled: { path: "/scheduled", entry: (scheduled) => scheduled },
  story: { path: "/stories", entry: withoutAddresses, own: (me) => `/users/${me}/stories`, isOfOutsiders: true },
};

export class OwnState {
  #lists = new Map();

  constructor(person) {
    for (const [name, { path, entry, own }] of Object.entries(LISTS)) {
      const list = { entries: [] };
      list.load = oneAtATime(async () => {
        list.entries = [...(await person.all(path)), ...(own ? [await person.get(own(person.id))] : [])].map(entry);
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

  /** What is in the conversations that are held, and about no message that is gone; where the person may not be, and what is about people. */
  view(conversations) {
    const isThere = ({ conversationId, seq }) =>
      conversations.has(conversationId) && (seq === undefined || conversations.get(conversationId).messages.get(seq)?.deletedAt === null);
    return Object.fromEntries([...this.#lists].map(([name, { entries }]) => [name, LISTS[name].isOfOutsiders ? entries : entries.filter(isThere)]));
  }
}
