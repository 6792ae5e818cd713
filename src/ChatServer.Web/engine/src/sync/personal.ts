import type { Api } from "../api/api.js";
import type { ConversationPreferences, Draft, Me } from "../wire.js";

/** What is mine alone and shown on every screen. Each part is read anew when my own list says that it changed. */
export interface PersonalState {
  me: Me;
  pinned: readonly string[];
  drafts: ReadonlyMap<string, Draft>;
  muted: ReadonlyMap<string, ConversationPreferences>;
}

type Parts = { [K in keyof PersonalState]: { kind: string; read: (api: Api) => Promise<PersonalState[K]> } };

const PARTS: Parts = {
  me: { kind: "settings.updated", read: (api) => api.get("/users/me") },
  pinned: { kind: "conversations.pinned", read: async (api) => (await api.get("/conversations/pinned")).conversationIds },
  drafts: { kind: "draft.updated", read: async (api) => byConversation(await api.all("/drafts")) },
  muted: {
    kind: "notifications.preferences",
    read: async (api) => byConversation((await api.get("/notifications/preferences")).conversations),
  },
};

export class Personal {
  /** Conversations whose draft is newer here than what the server has. */
  readonly untold = new Set<string>();

  constructor(private readonly api: Api, public state: PersonalState, private readonly onChange: () => void) {}

  /** Reads what these kinds of my own list are about; all of it for a fresh client. */
  async read(kinds: ReadonlySet<string> | "all"): Promise<void> {
    const due = (Object.keys(PARTS) as (keyof PersonalState)[]).filter((name) => kinds === "all" || kinds.has(PARTS[name].kind));
    if (due.length === 0) return;
    const values = await Promise.all(due.map((name) => PARTS[name].read(this.api)));
    const read = Object.fromEntries(due.map((name, i) => [name, values[i]])) as Partial<PersonalState>;
    this.set(read.drafts ? { ...read, drafts: this.#withUntold(read.drafts) } : read);
  }

  set(parts: Partial<PersonalState>): void {
    this.state = { ...this.state, ...parts };
    this.onChange();
  }

  #withUntold(told: ReadonlyMap<string, Draft>): ReadonlyMap<string, Draft> {
    const drafts = new Map(told);
    for (const id of this.untold) {
      const own = this.state.drafts.get(id);
      if (own) drafts.set(id, own);
      else drafts.delete(id);
    }
    return drafts;
  }
}

function byConversation<T extends { conversationId: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.conversationId, entry]));
}
