import type { Api } from "../api/api.js";
import { Value, type Readable } from "../readable.js";
import { withoutAddresses } from "../state/avatars.js";
import { soon } from "../util/soon.js";
import type { Card } from "../wire.js";

const MOST_AT_ONCE = 100;

/** What is known of people. Cards that are asked for together are fetched together. */
export class Cards {
  #cards = new Map<string, Value<Card | undefined>>();
  #wanted = new Set<string>();

  // Whose card is on its way, or is not to be had.
  #asked = new Set<string>();
  #fetchSoon = soon(() => void this.#fetch());

  /** @param onChange Called with each card that is new or newer. @param onRead Called with each as the server has just answered it. */
  constructor(
    private readonly api: Api, private readonly onChange: (card: Card) => void = () => {}, private readonly onRead: (card: Card) => void = () => {}) {}

  card(id: string): Readable<Card | undefined> {
    if (!this.get(id)) this.want(id);
    return this.#valueOf(id);
  }

  get(id: string): Card | undefined {
    return this.#cards.get(id)?.get();
  }

  all(): Card[] {
    return [...this.#cards.values()].flatMap((value) => value.get() ?? []);
  }

  want(id: string): void {
    if (this.#asked.has(id)) return;
    this.#wanted.add(id);
    this.#fetchSoon();
  }

  /** Of two cards of a person the newer one counts, whichever way it came. */
  put(card: Card): void {
    const value = this.#valueOf(card.id);
    if ((value.get()?.version ?? -1) >= card.version) return;
    const held = withoutAddresses(card);
    value.set(held);
    this.onChange(held);
  }

  /** Versions are comparable within one epoch only. What is shown stays until there is something newer. */
  forgetVersions(): void {
    for (const value of this.#cards.values()) {
      const card = value.get();
      if (card) value.set({ ...card, version: -1 });
    }
  }

  /** What is still missing after a failure, now that calls work again. */
  retry(): void {
    this.#asked.clear();
    for (const [id, value] of this.#cards) if (!value.get()) this.#wanted.add(id);
    if (this.#wanted.size > 0) this.#fetchSoon();
  }

  async search(text: string): Promise<Card[]> {
    const { items } = await this.api.get("/users", { query: { search: text } });
    for (const card of items) this.#take(card);
    return items;
  }

  #take(card: Card): void {
    this.onRead(card);
    this.put(card);
  }

  #valueOf(id: string): Value<Card | undefined> {
    let value = this.#cards.get(id);
    if (!value) this.#cards.set(id, (value = new Value<Card | undefined>(undefined)));
    return value;
  }

  async #fetch(): Promise<void> {
    const ids = [...this.#wanted].filter((id) => !this.get(id));
    this.#wanted.clear();
    for (const id of ids) this.#asked.add(id);
    for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
      try {
        const { items } = await this.api.get("/users", { query: { ids: ids.slice(at, at + MOST_AT_ONCE) } });
        for (const card of items) this.#take(card);
      } catch {
        for (const id of ids.slice(at)) this.#asked.delete(id);
        return; // They stay unknown until somebody asks again, or "retry".
      }
    }
  }
}
