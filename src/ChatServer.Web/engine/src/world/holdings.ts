import type { HttpStack } from "tus-js-client";
import type { Api } from "../api/api.js";
import { Outbox, type OutboxNews } from "../outbox/outbox.js";
import { Cards } from "../people/cards.js";
import { Presences } from "../people/presences.js";
import { Typists } from "../people/typists.js";
import { Drafts } from "../rooms/drafts.js";
import { Marking } from "../rooms/marking.js";
import { Memory } from "../rooms/memory.js";
import type { Room } from "../rooms/room.js";
import type { Storage } from "../storage/storage.js";
import { CatchUp, type Followers } from "../sync/catch-up.js";
import { ConversationList } from "../sync/list.js";
import { Personal } from "../sync/personal.js";
import type { TabsPlatform } from "../tabs/tabs.js";
import { FileUploads } from "../uploads/uploads.js";
import type { Change, ListChange, Me, Message } from "../wire.js";
import { Addresses } from "./addresses.js";
import { Keeper } from "./keeper.js";
import { LiveLists } from "./live-lists.js";
import { Notices } from "./notices.js";
import { Summaries } from "./summaries.js";

export interface HoldingsOptions {
  api: Api;
  me: Me;
  storage: Storage;
  baseUrl: string;
  token: string;
  now: () => Date;
  httpStack: HttpStack | undefined;
  locks: TabsPlatform["locks"];
  onMe: (me: Me) => void;

  /** What other tabs must know of the outbox. */
  onOutbox: (news: OutboxNews) => void;
}

/** Everything that is held of one person's world, and how what comes in changes it. */
export class Holdings {
  readonly list: ConversationList;
  readonly personal: Personal;
  readonly cards: Cards;
  readonly presences = new Presences();
  readonly typists: Typists;
  readonly outbox: Outbox;
  readonly catchUp: CatchUp;
  readonly keeper: Keeper;
  readonly marking: Marking;
  readonly memory: Memory;
  readonly drafts: Drafts;
  readonly lists: LiveLists;
  readonly notices: Notices;
  readonly uploads: FileUploads;
  readonly addresses: Addresses;
  readonly summaries: Summaries;
  readonly rooms = new Map<string, Room>();

  constructor(private readonly options: HoldingsOptions) {
    const { api, me, storage, now, onOutbox } = options;
    this.addresses = new Addresses(api, now);
    this.list = new ConversationList(me.id, {
      adopt: ({ avatar }) => this.addresses.know(avatar),
      change: (id) => this.#changed(id),
      drop: (id) => {
        this.#changed(id);
        this.rooms.get(id)?.leave();
        void this.memory.forget(id);
      },
    });
    this.personal = new Personal(api, { me, pinned: [], drafts: new Map(), muted: new Map() }, () => this.#changedMine());
    this.cards = new Cards(api, (card) => {
      this.keeper.person(card);
      this.summaries.refresh();
    }, ({ avatar }) => this.addresses.know(avatar));
    this.typists = new Typists((id) => this.#changed(id));
    this.outbox = new Outbox(storage, {
      change: (id) => this.#changed(id),
      gone: ({ uploads }) => uploads.forEach((id) => this.uploads.forget(id)),
      news: onOutbox,
    });
    this.catchUp = new CatchUp(api, this.list, this.#followers());
    this.keeper = new Keeper(storage, this.list, this.catchUp, this.personal, this.cards);
    this.memory = new Memory(storage);
    this.marking = new Marking(api, storage, me.id, this.list, (id) => this.catchUp.recount(id));
    this.drafts = new Drafts(api, this.personal, now);
    this.lists = new LiveLists(api);
    this.notices = new Notices(api, now);
    this.uploads = new FileUploads(options, storage, () => this.#refreshRooms());
    this.summaries = new Summaries({ ...this, me: me.id, now });
  }

  /** A message as it is now, from an answer. */
  take(message: Message): void {
    this.list.show(message);
    this.rooms.get(message.conversationId)?.put(message);
  }

  /** Nothing was heard for a while: what is not told again is read again. */
  refresh(): void {
    this.lists.hearAll();
    this.notices.hear();
    this.cards.retry();
  }

  /** The page may be gone in a moment: what is held is kept, and what is not told yet is told. */
  hide(): void {
    void this.keep();
    void this.marking.flush({ keepalive: true });
    this.drafts.flush({ keepalive: true });
  }

  async keep(): Promise<void> {
    await Promise.all([this.keeper.flush(), this.marking.keep(), ...[...this.rooms.values()].map((room) => room.keep())]);
  }

  stop(): void {
    this.keeper.stop();
    this.marking.stop();
    this.drafts.stop();
    this.uploads.stop();
    this.typists.forget();
  }

  #followers(): Followers {
    return {
      change: (id, change) => this.#hearChange(id, change),
      marks: (id, marks) => {
        this.rooms.get(id)?.hearMarks(marks);
        if (marks.userId === this.options.me.id && marks.readSeq !== null) this.notices.hearRead();
      },
      card: (card) => this.cards.put(card),
      anotherEpoch: () => this.cards.forgetVersions(),
      reload: (id) => this.#reload(id),
      listed: () => this.summaries.begin(),
      mine: (changes) => this.#hearMine(changes),
    };
  }

  #hearChange(id: string, change: Change): void {
    this.rooms.get(id)?.hear(change);
    if (change.message && change.kind !== "message.sent" && !this.rooms.get(id)?.opened) void this.memory.amend(id, change.message);
    if (change.kind !== "message.sent" || !change.message) return;

    // Who has sent it writes it no more; and if it is mine, it waits to be sent no more.
    const { senderId, clientId } = change.message;
    this.typists.end(id, senderId);
    if (senderId === this.options.me.id) void this.outbox.remove(clientId);
  }

  #reload(id: string): void {
    const room = this.rooms.get(id);
    if (room?.isHeld) return void room.reload();
    room?.release();
    void this.memory.forget(id);
  }

  async #hearMine(changes: readonly ListChange[] | undefined): Promise<void> {
    for (const { kind } of changes ?? []) this.lists.hear(kind);
    if (changes?.some(({ kind }) => kind.startsWith("notification") || kind === "invitation.updated")) this.notices.hear();
    if (!changes || changes.some(({ kind }) => kind === "reaction.updated")) for (const room of this.rooms.values()) room.hearReactions();
    await this.personal.read(changes ? new Set(changes.map(({ kind }) => kind)) : "all");
  }

  #changed(id: string): void {
    this.keeper.conversation(id);
    this.summaries.refresh();
    const room = this.rooms.get(id);
    if (room?.isGone && this.list.get(id)) room.comeBack();
    else room?.refresh();
  }

  #changedMine(): void {
    this.keeper.position();
    this.summaries.refresh();
    this.#refreshRooms();
    this.options.onMe(this.personal.state.me);
  }

  #refreshRooms(): void {
    for (const room of this.rooms.values()) room.refresh();
  }
}
