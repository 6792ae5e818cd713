import { follow, hold, keep, moveMine, recounted, show, type Held } from "../state/held.js";
import { withoutAddresses } from "../state/avatars.js";
import type { Change, ConversationOfServer, Marks, Message } from "../wire.js";

/** The conversations that I am in. Whatever is to be known of one comes in here, and nowhere else. */
export class ConversationList {
  #held = new Map<string, Held>();

  /** Called with the id of each conversation that became another, of each that is no longer held, and with each view as the server has just shown it. */
  constructor(
    private readonly me: string,
    private readonly on: { change: (id: string) => void; drop: (id: string) => void; adopt?: (view: ConversationOfServer) => void }) {}

  get(id: string): Held | undefined {
    return this.#held.get(id);
  }

  all(): IterableIterator<[string, Held]> {
    return this.#held.entries();
  }

  /** As the server shows it now, in place of what was held. */
  adopt(view: ConversationOfServer): void {
    this.on.adopt?.(view);
    this.#set(view.id, hold(view));
  }

  /** What was kept from an earlier time. */
  restore(id: string, held: Held): void {
    this.#set(id, { ...held, view: withoutAddresses(held.view) });
  }

  drop(id: string): void {
    if (this.#held.delete(id)) this.on.drop(id);
  }

  /** Applies a change if it is the next one, and ignores it if it came before. False: something is missing. */
  hear(id: string, epoch: number, change: Change): boolean {
    const held = this.#held.get(id);
    if (!held || held.view.epoch !== epoch || change.seq > held.view.headSeq + 1) return false;
    if (change.seq <= held.view.headSeq) return true;

    const next = follow(held, change, this.me);
    if (next) this.#set(id, next);
    else this.drop(id);
    return true;
  }

  move(id: string, marks: Omit<Marks, "at">): void {
    if (marks.userId === this.me) this.#update(id, (held) => moveMine(held, marks));
  }

  /** What the server has just counted there. */
  recount(view: ConversationOfServer): void {
    this.#update(view.id, (held) => recounted(held, view));
  }

  /** Also how I keep it, which is read when my own list says that it is another. */
  keep(view: ConversationOfServer): void {
    this.#update(view.id, (held) => keep(held, view));
  }

  show(message: Message): void {
    this.#update(message.conversationId, (held) => show(held, message));
  }

  #update(id: string, change: (held: Held) => Held): void {
    const held = this.#held.get(id);
    if (held) this.#set(id, change(held));
  }

  #set(id: string, held: Held): void {
    if (this.#held.get(id) === held) return;
    this.#held.set(id, held);
    this.on.change(id);
  }
}
