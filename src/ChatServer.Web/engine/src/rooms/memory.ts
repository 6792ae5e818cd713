import { put, type Opened } from "../state/opened.js";
import type { Storage } from "../storage/storage.js";
import type { Message } from "../wire.js";

const KEPT_MESSAGES = 200;

/** Keeps the newest of what was seen of each conversation, to be shown before the network answers, or without it. */
export class Memory {
  // One after the other: each reads what the one before has written.
  #working: Promise<unknown> = Promise.resolve();

  constructor(private readonly storage: Storage) {}

  recall(id: string): Promise<Opened | undefined> {
    return this.#inTurn(() => this.storage.read<Opened>("opened", id));
  }

  async remember(id: string, opened: Opened): Promise<void> {
    const { stretch } = opened;
    if (stretch.hasNewer) return; // Somewhere in the past: what was kept before is the better beginning.
    const isCut = stretch.messages.length > KEPT_MESSAGES;
    const kept = { messages: stretch.messages.slice(-KEPT_MESSAGES).map(withoutAddresses), hasOlder: stretch.hasOlder || isCut, hasNewer: false };
    await this.#write(id, { ...opened, stretch: kept });
  }

  /** What was unsent must not be shown again, not for a moment. */
  async amend(id: string, message: Message): Promise<void> {
    const kept = await this.recall(id);
    if (kept?.stretch.messages.some(({ seq }) => seq === message.seq)) await this.#write(id, put(kept, withoutAddresses(message)));
  }

  /** I am not in it any more, or cannot tell what was unsent meanwhile. */
  async forget(id: string): Promise<void> {
    await this.#write(id, undefined);
  }

  async #write(id: string, value: Opened | undefined): Promise<void> {
    await this.#inTurn(() => this.storage.write([{ kind: "opened", key: id, value }]));
  }

  /** Without room on the disk, or a disk, it goes on without memory. */
  #inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
    const turn = this.#working.then(work).catch(() => undefined);
    this.#working = turn;
    return turn;
  }
}

/** Addresses end after minutes. */
function withoutAddresses(message: Message): Message {
  if (message.media.length === 0) return message;
  const media = message.media.map((one) => ({ ...one, url: null, variants: one.variants.map((variant) => ({ ...variant, url: null })) }));
  return { ...message, media };
}
