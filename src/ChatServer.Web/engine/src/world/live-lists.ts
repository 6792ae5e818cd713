import type { Api } from "../api/api.js";
import type { GetPath } from "../api/paths.js";
import type { Lists } from "../contract.js";
import { Value, type Readable } from "../readable.js";
import { oneAtATime } from "../util/one-at-a-time.js";

// Where each list is read, and which kinds of my own list say that it changed (up to the dot).
const LISTS: { [K in keyof Lists]: { path: GetPath; family: string } } = {
  contacts: { path: "/users/me/contacts", family: "contact" },
  contactRequests: { path: "/users/me/contact-requests", family: "contactRequest" },
  blocks: { path: "/users/me/blocks", family: "block" },
  invitations: { path: "/users/me/invitations", family: "invitation" },
  joinRequests: { path: "/users/me/join-requests", family: "joinRequest" },
  bans: { path: "/bans", family: "ban" },
  bookmarks: { path: "/bookmarks", family: "bookmark" },
  follows: { path: "/follows", family: "follow" },
  scheduled: { path: "/scheduled", family: "scheduled" },
  reminders: { path: "/reminders", family: "reminder" },
  sessions: { path: "/sessions", family: "session" },
  sets: { path: "/sets", family: "sets" },
  stories: { path: "/stories", family: "story" },
  reports: { path: "/reports", family: "report" },
  actions: { path: "/actions", family: "action" },
};

/** A list that is read when somebody shows it, and again when it changed. */
class LiveList implements Readable<readonly unknown[] | undefined> {
  #value = new Value<readonly unknown[] | undefined>(undefined);
  #isCurrent = false;

  constructor(private readonly readAll: () => Promise<readonly unknown[]>) {}

  get = (): readonly unknown[] | undefined => this.#value.get();

  subscribe = (run: (value: readonly unknown[] | undefined) => void): (() => void) => {
    const end = this.#value.subscribe(run);
    if (!this.#isCurrent) void this.#read();
    return end;
  };

  /** It changed, or may have. */
  hear(): void {
    this.#isCurrent = false;
    if (this.#value.isWatched) void this.#read();
  }

  #read = oneAtATime(async () => {
    this.#isCurrent = true;
    try {
      this.#value.set(await this.readAll());
    } catch {
      this.#isCurrent = false; // The next connect, or whoever shows it next, asks again.
    }
  });
}

/** All lists that are mine alone. */
export class LiveLists {
  readonly lists: Lists;

  #byFamily = new Map<string, LiveList>();

  constructor(api: Api) {
    const lists = Object.entries(LISTS).map(([name, { path, family }]) => {
      // What is in a list is its path's; here it does not matter.
      const list = new LiveList(() => (api.all as (path: string) => Promise<unknown[]>)(path));
      this.#byFamily.set(family, list);
      return [name, list] as const;
    });
    this.lists = Object.fromEntries(lists) as unknown as Lists;
  }

  hear(kind: string): void {
    this.#byFamily.get(kind.split(".")[0]!)?.hear();
  }

  /** Nothing was heard for a while. */
  hearAll(): void {
    for (const list of this.#byFamily.values()) list.hear();
  }
}
