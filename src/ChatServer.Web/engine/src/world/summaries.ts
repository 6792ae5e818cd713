import type { ConversationSummary, Item } from "../contract.js";
import type { Outbox, Pending } from "../outbox/outbox.js";
import type { Cards } from "../people/cards.js";
import type { Typists } from "../people/typists.js";
import { Value } from "../readable.js";
import { itemOf, pendingItem, type Shown } from "../rooms/items.js";
import { viewOf, type Held } from "../state/held.js";
import type { ConversationList } from "../sync/list.js";
import type { Personal } from "../sync/personal.js";
import { later, remembered, SCREEN_MS } from "../util/soon.js";
import type { Avatar, Card, ConversationOfServer, ConversationPreferences } from "../wire.js";

interface Sources {
  me: string;
  now: () => Date;
  list: ConversationList;
  personal: Personal;
  cards: Cards;
  typists: Typists;
  outbox: Outbox;
}

/** The list as it is shown. Only what changed becomes another object. */
export class Summaries {
  readonly value = new Value<readonly ConversationSummary[] | undefined>(undefined);

  #makers = new Map<string, (...parts: Parameters<Summaries["make"]>) => ConversationSummary>();

  /** Something of what it is made of is another. The list comes after what is opened beside it, where somebody waits for what they did. */
  refresh = later(SCREEN_MS, () => this.#show());

  constructor(private readonly from: Sources) {}

  of(id: string): ConversationSummary | null {
    const held = this.from.list.get(id);
    return held ? this.#summaryOf(id, held) : null;
  }

  /** From now on the list is known, even if it is empty. */
  begin(): void {
    const before = this.value.get();
    const now = this.#sorted();
    const isSame = before?.length === now.length && now.every((summary, i) => summary === before[i]);
    if (!isSame) this.value.set(now);
  }

  #show(): void {
    if (this.value.get()) this.begin();
  }

  #sorted(): readonly ConversationSummary[] {
    const { list, personal } = this.from;
    const place = new Map(personal.state.pinned.map((id, i) => [id, i]));
    const summaries = [...list.all()].map(([id, held]) => this.#summaryOf(id, held));
    for (const id of this.#makers.keys()) if (!list.get(id)) this.#makers.delete(id);
    return summaries.sort((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || newestFirst(a, b));
  }

  #summaryOf(id: string, held: Held): ConversationSummary {
    const { personal, cards, typists, outbox } = this.from;
    let make = this.#makers.get(id);
    if (!make) this.#makers.set(id, (make = remembered((...parts) => this.make(...parts))));
    const peerId = held.view.peerId;
    const card = peerId ? cards.card(peerId).get() : undefined;
    const { pinned, drafts, muted } = personal.state;
    return make(held, card, pinned.includes(id), this.#isMuted(muted.get(id)), drafts.get(id)?.content ?? null, typists.in(id), outbox.in(id).at(-1));
  }

  private make(
    held: Held, card: Card | undefined, pinned: boolean, muted: boolean, draft: string | null, typing: readonly string[],
    pending: Pending | undefined,
  ): ConversationSummary {
    const view = viewOf(held);
    const { id, kind, parentId, peerId, memberCount, myRole, unread, mentions, markedUnread, archived } = view;
    return {
      id, kind, parentId, peerId, memberCount, myRole, unread, mentions, markedUnread, archived, pinned, muted, draft, typing,
      title: view.title ?? card?.displayName ?? "",
      avatar: avatarOf(view, card),
      last: this.#last(view, pending),
      updatedAt: pending && pending.createdAt > view.updatedAt ? pending.createdAt : view.updatedAt,
    };
  }

  #last({ lastMessage }: ConversationOfServer, pending: Pending | undefined): Item | null {
    const { me, now } = this.from;
    // The change that tells of it may be here before the answer.
    if (pending && pending.clientId !== lastMessage?.clientId) return pendingItem(pending, { me, upload: () => undefined });
    return lastMessage && itemOf(lastMessage, { ...BARE, me, now: now() });
  }

  #isMuted(preferences: ConversationPreferences | undefined): boolean {
    if (!preferences) return false;
    return preferences.level === "nothing" || (preferences.mutedUntil !== null && new Date(preferences.mutedUntil) > this.from.now());
  }
}

/** The list shows neither ticks nor reactions. */
const BARE: Omit<Shown, "me" | "now"> = {
  reach: { deliveredSeq: 0, readSeq: 0 }, patched: (message) => message, myReactions: () => [], upload: () => undefined,
};

function avatarOf(view: ConversationOfServer, card: Card | undefined): Avatar | null {
  return view.peerId ? (card?.avatar ?? null) : view.avatar;
}

function newestFirst(a: ConversationSummary, b: ConversationSummary): number {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt < b.updatedAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}
