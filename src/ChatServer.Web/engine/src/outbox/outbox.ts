import type { Storage } from "../storage/storage.js";
import type { Problem, SendRequest } from "../wire.js";

/** A message that the server has not taken yet, as far as is known here. */
export interface Pending {
  clientId: string;
  conversationId: string;

  /** They are sent in this order. */
  order: number;
  createdAt: string;
  request: SendRequest;

  /** Uploads that go with it, before the media of the request. */
  uploads: readonly string[];

  /** Why it failed for good; null while it is to be sent. */
  problem: (Partial<Problem> & { code: string; title: string }) | null;
}

/** What happened to one: a newer form of it, or that it is gone. */
export interface OutboxNews {
  clientId: string;
  pending: Pending | null;
}

const NONE: readonly Pending[] = [];

/** What waits to be sent, kept over reloads and the same in all tabs. */
export class Outbox {
  #pending = new Map<string, Pending>();
  #shown = new Map<string, readonly Pending[]>();

  /** What to do when there is something new in a conversation, when a message waits no more, and with what other tabs must know. */
  constructor(
    private readonly storage: Storage,
    private readonly on: { change: (conversationId: string) => void; gone: (pending: Pending) => void; news: (news: OutboxNews) => void }) {}

  /** Takes in what is kept. */
  async load(): Promise<void> {
    for (const pending of await this.storage.all<Pending>("outbox")) this.hear({ clientId: pending.clientId, pending });
  }

  get(clientId: string): Pending | undefined {
    return this.#pending.get(clientId);
  }

  /** In the order in which they were written. */
  in(conversationId: string): readonly Pending[] {
    return this.#shown.get(conversationId) ?? NONE;
  }

  all(): Iterable<Pending> {
    return this.#pending.values();
  }

  conversations(): Iterable<string> {
    return this.#shown.keys();
  }

  nextOrder(): number {
    return Math.max(Date.now(), ...[...this.#pending.values()].map(({ order }) => order + 1));
  }

  /** Shown at once; the answer comes when it is kept, or cannot be. */
  async put(pending: Pending): Promise<void> {
    this.hear({ clientId: pending.clientId, pending });
    await this.#keep(pending.clientId, pending);
    this.on.news({ clientId: pending.clientId, pending });
  }

  /** The server has it, or nobody wants it any more. */
  async remove(clientId: string): Promise<void> {
    if (!this.#pending.has(clientId)) return;
    this.hear({ clientId, pending: null });
    await this.#keep(clientId, undefined);
    this.on.news({ clientId, pending: null }); // Only now: a tab that has just read what is kept hears of it.
  }

  /** What another tab did, or what was kept. */
  hear({ clientId, pending }: OutboxNews): void {
    const before = this.#pending.get(clientId);
    const conversationId = (pending ?? before)?.conversationId;
    if (!conversationId) return;
    if (pending) this.#pending.set(clientId, pending);
    else this.#pending.delete(clientId);
    if (before && !pending) this.on.gone(before);

    const shown = [...this.#pending.values()].filter((one) => one.conversationId === conversationId).sort((a, b) => a.order - b.order);
    if (shown.length > 0) this.#shown.set(conversationId, shown);
    else this.#shown.delete(conversationId);
    this.on.change(conversationId);
  }

  /** Where it cannot be kept, it is sent all the same, but not after a reload. */
  async #keep(clientId: string, value: Pending | undefined): Promise<void> {
    await this.storage.write([{ kind: "outbox", key: clientId, value }]).catch(() => {});
  }
}
