import type { Api } from "../api/api.js";
import type { Card, Change, ConversationOfServer, ListChange, Marks, SyncAnswer, SyncedConversation } from "../wire.js";
import { isCrowd } from "../state/crowd.js";
import { oneAtATime } from "../util/one-at-a-time.js";
import type { ConversationList } from "./list.js";

/** What takes in what comes, beside the list. */
export interface Followers {
  /** A change that the list has just taken in. */
  change(conversationId: string, change: Change): void;
  marks(conversationId: string, marks: Marks): void;
  card(card: Card): void;

  /** Another past: no position and no version of before means anything. */
  anotherEpoch(): void;

  /** What is held of its messages is too old to go on from. */
  reload(conversationId: string): void;

  /** The list is known, if not yet up to date. */
  listed(): void;

  /** My own list, whose entries say what to read anew; undefined: all of it. */
  mine(changes: readonly ListChange[] | undefined): Promise<void>;
}

const MOST_KNOWN = 5_000;
const LISTED = new Set(["conversation.hidden", "conversation.shown"]);
const JOINED = "conversation.joined";
const LEFT = "conversation.left";
const MARKED = "conversation.marked";

/** Brings what is held up to date, however long nothing was heard: what was held, and what Sync tells, is what a fresh client has. */
export class CatchUp {
  /** Up to where my own list, marks and cards were heard; undefined: from the beginning. */
  cursor: string | undefined;

  #epoch: number | undefined;

  // Sync told of changes in them while they were not held: they are asked for as a whole.
  #unheld = new Set<string>();

  #recounts = new Map<string, () => Promise<void>>();

  run = oneAtATime(() => this.#run());

  constructor(private readonly api: Api, private readonly list: ConversationList, private readonly followers: Followers) {}

  /** A change that the hub told. */
  hear(conversationId: string, epoch: number, change: Change): boolean {
    const isKnown = this.list.hear(conversationId, epoch, change);
    if (isKnown) this.followers.change(conversationId, change);
    this.#recountIfStale(conversationId);
    return isKnown;
  }

  /** Marks that moved. */
  hearMarks(conversationId: string, marks: Marks): void {
    this.list.move(conversationId, marks);
    this.followers.marks(conversationId, marks);
    this.#recountIfStale(conversationId);
  }

  /** What the hub told of my own list. */
  async hearMine(change: ListChange): Promise<void> {
    // The list is read between two syncs alone, so that none takes away what the other has just brought.
    const isOfList = LISTED.has(change.kind) || change.kind === JOINED || change.kind === LEFT;
    await (isOfList ? this.run() : this.#takeMine([change]));
  }

  /** Asks the server what is unread there, and how I keep it. */
  recount(id: string): Promise<void> {
    let recount = this.#recounts.get(id);
    if (!recount) {
      recount = oneAtATime(async () => {
        const view = await this.#readView(id);
        if (view) this.list.keep(view);
      });
      this.#recounts.set(id, recount);
    }
    return recount();
  }

  #recountIfStale(id: string): void {
    if (this.list.get(id)?.tally.staleSeq != null) void this.recount(id).catch(() => {}); // What happens next asks again.
  }

  async #run(): Promise<void> {
    if (this.cursor === undefined) await this.#begin();
    for (let hasMore = true; hasMore;) {
      const answer = await this.api.post("/sync", { body: { cursor: this.cursor, known: this.#known() } });
      await this.#apply(answer);
      this.cursor = answer.cursor;
      hasMore = answer.hasMore || this.#unheld.size > 0;
    }
  }

  /** First the cursor, then the lists, so that nothing falls between them. */
  async #begin(): Promise<void> {
    const { cursor } = await this.api.post("/sync", { body: {} });
    await Promise.all([this.#readList().then(() => this.followers.listed()), this.followers.mine(undefined)]);
    this.cursor = cursor;
  }

  #known() {
    const held = [...this.list.all()].map(([, { view }]) => view);
    if (held.length + this.#unheld.size > MOST_KNOWN) held.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
    const known = held.map(({ id, epoch, headSeq }) => ({ conversationId: id, epoch, seq: headSeq }));
    const unheld = [...this.#unheld].map((conversationId) => ({ conversationId, epoch: 0, seq: 0 }));
    return [...unheld, ...known].slice(0, MOST_KNOWN);
  }

  async #apply(answer: SyncAnswer): Promise<void> {
    this.#noticeEpoch(answer.conversations);
    for (const card of answer.users) this.followers.card(card);

    // Before what the same answer tells of them as they are now.
    for (const { kind, subjectId } of answer.me) if (kind === JOINED) this.#comeBack(subjectId);
    for (const synced of answer.conversations) this.#take(synced);
    await this.#takeMine(answer.me);
  }

  async #takeMine(changes: readonly ListChange[]): Promise<void> {
    if (changes.some(({ kind }) => LISTED.has(kind))) await this.#readList();
    const marked = new Set(changes.filter(({ kind }) => kind === MARKED).map(({ subjectId }) => subjectId));
    for (const id of marked) await this.recount(id);
    await this.followers.mine(changes);
  }

  /** A crowd's log does not tell that one went out and came back: what is held of it is of before. */
  #comeBack(id: string): void {
    const held = this.list.get(id);
    if (!held || !isCrowd(held.view.kind)) return;
    this.list.drop(id);
    this.#unheld.add(id);
  }

  #take({ conversationId: id, status, epoch, changes, receipts, conversation }: SyncedConversation): void {
    if (status === "gone") this.list.drop(id);
    else if (status === "tooLong") this.#replace(conversation!);
    else if (!this.list.get(id)) return void this.#unheld.add(id);
    this.#unheld.delete(id);

    for (const change of changes as Change[]) this.hear(id, epoch, change);
    if (conversation && !this.list.get(id)) this.#replace(conversation); // Out, and in again.
    else if (conversation) this.list.recount(conversation);
    for (const marks of receipts) this.hearMarks(id, marks);
  }

  #replace(view: ConversationOfServer): void {
    const held = this.list.get(view.id);

    // An event may have brought what is held beyond this answer meanwhile.
    if (held && held.view.epoch === view.epoch && held.view.headSeq >= view.headSeq) return;
    this.list.adopt(view);
    this.followers.reload(view.id);
  }

  #noticeEpoch([first]: readonly SyncedConversation[]): void {
    if (!first) return;
    const [held] = this.list.all().next().value ?? []; // What was kept may be of another.
    const before = this.#epoch ?? (held === undefined ? undefined : this.list.get(held)?.view.epoch);
    if (before !== undefined && first.epoch !== before) this.followers.anotherEpoch();
    this.#epoch = first.epoch;
  }

  /** Takes away what is not listed, and takes in what is new; what is held already is kept up to date by changes. */
  async #readList(): Promise<void> {
    const views = await this.api.all("/conversations");
    const listed = new Set(views.map(({ id }) => id));
    for (const [id] of [...this.list.all()]) if (!listed.has(id)) this.list.drop(id);
    for (const view of views) if (!this.list.get(view.id)) this.list.adopt(view);
  }

  async #readView(id: string): Promise<ConversationOfServer | undefined> {
    try {
      return await this.api.get("/conversations/{conversationId}", { path: { conversationId: id } });
    } catch (problem) {
      // It is not ours any more: Sync says so, too.
      if ((problem as { status?: number }).status === 404) return undefined;
      throw problem;
    }
  }
}
