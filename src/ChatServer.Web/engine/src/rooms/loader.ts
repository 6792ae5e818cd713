import type { Api } from "../api/api.js";
import type { JumpTarget } from "../contract.js";
import { ProblemError } from "../problem-error.js";
import { isCrowd } from "../state/crowd.js";
import { move, put, take, type MemberFacts, type Opened } from "../state/opened.js";
import { bounded, NOTHING, withNewer, withOlder, type Stretch } from "../state/window.js";
import { oneAtATime } from "../util/one-at-a-time.js";
import type { Change, ConversationOfServer, Marks, MemberListItem, Message, SyncedConversation } from "../wire.js";
import { readAround, readNewer, readNewest, readOlder, seqAt } from "./history.js";

/** Receipts are told in conversations up to this size, so only there members are held. */
const MOST_MEMBERS = 256;

/** With more that is unread, one begins where one stopped. */
const MOST_UNREAD = 100;

/** Something that came: what it makes of what is held, and the message that it told, if it did. */
interface Step {
  apply: (opened: Opened) => Opened;
  message?: Message | null | undefined;
}

/** Loads what is held of an opened conversation, and keeps it up to date: whatever is to be known of it comes in here. */
export class Loader {
  opened: Opened | undefined;
  isGone = false;
  loading = 0;
  problem: ProblemError | undefined;

  /** Does again what failed and may succeed now. */
  again: (() => Promise<void>) | undefined;

  /** Up to where I had read it, by the first answer. */
  readBefore: number | undefined;

  /** Loading it as a whole, as long as that is not done. */
  underWay: Promise<void> | undefined;

  #isReadingAll = false;
  #isReadingOlder = false;

  // What is held was read from the server: what was kept from an earlier time says nothing of where somebody looks now.
  #isLoaded = false;

  // What comes while an answer is on its way, which may have been made before it.
  #recordings = new Set<Step[]>();

  load = (): Promise<void> => {
    const run = (this.underWay = this.#loadInTurn());
    return run.finally(() => {
      if (this.underWay === run) this.underWay = undefined;
    });
  };

  /** @param readSeq Up to where I have read it. */
  constructor(
    private readonly api: Api, private readonly id: string, private readonly readSeq: () => number, private readonly onChange: () => void) {}

  /** What was kept from an earlier time, if nothing newer is here. */
  show(kept: Opened | undefined): void {
    this.opened ??= kept;
    this.onChange();
  }

  hear(change: Change): void {
    const isMissing = this.opened && change.seq > this.opened.seq + 1;
    if (isMissing && !this.#isReadingAll) void this.load();
    this.#apply({ apply: (opened) => (change.seq <= opened.seq ? opened : take(opened, change)), message: change.message });
  }

  move(marks: Omit<Marks, "at">): void {
    this.#apply({ apply: (opened) => move(opened, marks) });
  }

  /** A message as it is now. */
  put(message: Message): void {
    this.#apply({ apply: (opened) => put(opened, message), message });
  }

  older = oneAtATime(async () => {
    const { messages, hasOlder } = this.opened?.stretch ?? NOTHING;
    const seq = messages[0]?.seq;
    if (seq === undefined || !hasOlder) return;
    this.#isReadingOlder = true; // Where they are to be added must not be let go meanwhile.
    try {
      await this.#read(() => readOlder(this.api, this.id, seq), (now, page) => (now.messages[0]?.seq === seq ? withOlder(now, page) : now), this.older);
    } finally {
      this.#isReadingOlder = false;
    }
  });

  newer = oneAtATime(async () => {
    const { messages, hasNewer } = this.opened?.stretch ?? NOTHING;
    const seq = messages.at(-1)?.seq;
    if (seq === undefined || !hasNewer) return;
    await this.#read(() => readNewer(this.api, this.id, seq), (now, page) => (now.messages.at(-1)?.seq === seq ? withNewer(now, page) : now), this.newer);
  });

  /** Shows what is around a position or a time, around what was read last, or what is newest. */
  jumpTo(target: JumpTarget): Promise<void> {
    return this.#during(async () => {
      // What is being loaded as a whole would replace it.
      await (this.opened ? this.underWay : (this.underWay ?? this.load()));
      const seq = await this.#seqOf(target);
      const { messages, hasNewer } = this.opened?.stretch ?? NOTHING;
      if (seq === null ? messages.length > 0 && !hasNewer : messages.some((message) => message.seq === seq)) return;
      await this.#put(() => (seq === null ? readNewest(this.api, this.id) : readAround(this.api, this.id, seq)), (_, there) => there);
    }, () => this.jumpTo(target));
  }

  async #seqOf(target: JumpTarget): Promise<number | null> {
    if (target === "latest") return null;
    if (target === "unread") return this.readSeq();
    return "seq" in target ? target.seq : seqAt(this.api, this.id, target.date);
  }

  #loadInTurn = oneAtATime(() => this.#load());

  #load(): Promise<void> {
    return this.#during(() => this.#recording(async (steps) => {
      this.#isReadingAll = true;
      try {
        const fresh = await this.#readAll();
        this.isGone = !fresh;
        this.#isLoaded = !!fresh;
        this.opened = fresh && steps.reduce((opened, { apply }) => apply(opened), fresh);
      } finally {
        this.#isReadingAll = false;
      }
    }), this.load);
  }

  /** First its position, then everything else, which is at least as new. */
  async #readAll(): Promise<Opened | undefined> {
    const { conversations } = await this.api.post("/sync", { body: { known: [{ conversationId: this.id, epoch: 0, seq: 0 }] } });
    const { status, epoch, receipts, conversation: view } = conversations[0] as SyncedConversation;
    if (status === "gone" || !view) return undefined;

    this.readBefore ??= view.readSeq;
    const path = { conversationId: this.id };
    const [stretch, members, pins] = await Promise.all([
      this.#readStretch(view),
      isCrowd(view.kind) || view.memberCount > MOST_MEMBERS ? null : this.api.all("/conversations/{conversationId}/members", { path }),
      this.api.get("/conversations/{conversationId}/pins", { path }),
    ]);
    const marks = receipts.reduce((all, one) => all.set(one.userId, one), new Map<string, Marks>());
    return { epoch, seq: view.headSeq, stretch, members: members && byId(members), marks, pins: pins.items };
  }

  /** Where one was, be it somewhere in the past or at the end; at first what is newest, or where one stopped reading. */
  #readStretch(view: ConversationOfServer): Promise<Stretch> {
    const { messages = [], hasNewer } = this.opened?.stretch ?? {};
    const middle = messages[Math.floor(messages.length / 2)];
    if (hasNewer && middle) return readAround(this.api, this.id, middle.seq);
    const begins = !this.#isLoaded || !middle;
    return begins && view.unread > MOST_UNREAD ? readAround(this.api, this.id, view.readSeq) : readNewest(this.api, this.id, MOST_UNREAD);
  }

  #read<R>(read: () => Promise<R>, add: (now: Stretch, there: R) => Stretch, again: () => Promise<void>): Promise<void> {
    return this.#during(() => this.#put(read, add), again);
  }

  /** Puts what is read where it belongs, if that is still there; it may have been made before what came meanwhile. */
  #put<R>(read: () => Promise<R>, add: (now: Stretch, there: R) => Stretch): Promise<void> {
    return this.#recording(async (steps) => {
      const there = await read();
      if (!this.opened) return;
      const now = { ...this.opened, stretch: add(this.opened.stretch, there) };
      this.opened = steps.reduce((opened, { message }) => (message ? put(opened, message) : opened), now);
    });
  }

  #apply(step: Step): void {
    for (const recording of this.#recordings) recording.push(step);
    if (!this.opened) return;
    const opened = step.apply(this.opened);
    this.opened = this.#isReadingOlder ? opened : { ...opened, stretch: bounded(opened.stretch) };
    this.onChange();
  }

  async #recording(work: (steps: readonly Step[]) => Promise<void>): Promise<void> {
    const steps: Step[] = [];
    this.#recordings.add(steps);
    try {
      await work(steps);
    } finally {
      this.#recordings.delete(steps);
    }
  }

  async #during(work: () => Promise<void>, again: () => Promise<void>): Promise<void> {
    this.loading++;
    this.onChange();

    // As long as it could not be loaded as a whole, nothing else makes up for that.
    const isLesser = (): boolean => this.again === this.load && again !== this.load;
    try {
      await work();
      if (!isLesser()) this.again = this.problem = undefined;
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem;
      if (problem.status === 404) this.isGone = true;
      if (!isLesser()) this.again = problem.isPassing ? again : undefined;
      this.problem = problem;
    } finally {
      this.loading--;
      this.onChange();
    }
  }
}

function byId(members: readonly MemberListItem[]): ReadonlyMap<string, MemberFacts> {
  return new Map(members.map(({ userId, role, joinedAt, silencedUntil }) => [userId, { userId, role, joinedAt, silencedUntil }]));
}
