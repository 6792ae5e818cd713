import type { Storage, Write } from "../storage/storage.js";
import type { Held } from "../state/held.js";
import type { CatchUp } from "../sync/catch-up.js";
import type { ConversationList } from "../sync/list.js";
import type { Personal, PersonalState } from "../sync/personal.js";
import type { Card } from "../wire.js";
import type { Cards } from "../people/cards.js";

const PACE_MS = 2_000;

interface Position {
  cursor: string;
  personal: PersonalState;

  /** Conversations whose draft the server does not know yet. */
  untold: ReadonlySet<string>;
}

/**
 * Keeps what is held, so that the next start shows it at once and asks only for what is new. One tab does it, and a position is written together
 * with everything up to it: a crash loses at most some seconds, which the next sync brings again.
 */
export class Keeper {
  #conversations = new Set<string>();
  #people = new Map<string, Card>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isKeeping = false;

  constructor(
    private readonly storage: Storage, private readonly list: ConversationList, private readonly catchUp: CatchUp,
    private readonly personal: Personal, private readonly cards: Cards) {}

  /** Takes in what was kept; false if there was nothing. */
  async restore(): Promise<boolean> {
    const [position, conversations, people] = await Promise.all([
      this.storage.read<Position>("meta", "position"), this.storage.all<Held>("conversations"), this.storage.all<Card>("people"),
    ]);
    if (!position) return false;
    for (const card of people) this.cards.put(card);
    for (const held of conversations) this.list.restore(held.view.id, held);
    for (const id of position.untold) this.personal.untold.add(id);
    this.personal.set(position.personal);
    this.catchUp.cursor = position.cursor;
    this.#forget();
    return true;
  }

  /** This tab keeps it from now on: first of all what another tab may not have kept, and what it may not have let go. */
  async begin(): Promise<void> {
    this.#isKeeping = true;
    this.#keepAll();
    this.#soon();
    const kept = await this.storage.all<Held>("conversations").catch(() => []);
    for (const { view } of kept) if (!this.list.get(view.id)) this.#conversations.add(view.id);
  }

  #keepAll(): void {
    for (const [id] of this.list.all()) this.#conversations.add(id);
    for (const card of this.cards.all()) this.#people.set(card.id, card);
  }

  conversation(id: string): void {
    this.#conversations.add(id);
    this.#soon();
  }

  person(card: Card): void {
    this.#people.set(card.id, card);
    this.#soon();
  }

  /** My own things changed, or the position did. */
  position(): void {
    this.#soon();
  }

  flush = async (): Promise<void> => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isKeeping) return;
    const writes = this.#writes();
    const [conversations, people] = [[...this.#conversations], [...this.#people]];
    this.#forget();
    try {
      await this.storage.write(writes);
    } catch (problem) {
      // A full disk: it goes on without, and what is missing is written with what comes next; all of it, where the browser has closed the database.
      for (const id of conversations) this.#conversations.add(id);
      for (const [id, card] of people) if (!this.#people.has(id)) this.#people.set(id, card);
      if ((problem as DOMException).name === "InvalidStateError") this.#keepAll();
    }
  };

  stop(): void {
    this.#isKeeping = false;
    clearTimeout(this.#timer);
  }

  #writes(): Write[] {
    const { cursor } = this.catchUp;
    const position: Position | undefined = cursor === undefined ? undefined : { cursor, personal: this.personal.state, untold: this.personal.untold };
    return [
      ...[...this.#conversations].map((id): Write => ({ kind: "conversations", key: id, value: this.list.get(id) })),
      ...[...this.#people].map(([id, card]): Write => ({ kind: "people", key: id, value: card })),
      { kind: "meta", key: "position", value: position },
    ];
  }

  #forget(): void {
    this.#conversations.clear();
    this.#people.clear();
  }

  #soon(): void {
    if (this.#isKeeping) this.#timer ??= setTimeout(() => void this.flush(), PACE_MS);
  }
}
