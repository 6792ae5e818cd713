import type { Conversation, ConversationView, JumpTarget, MessageWindow, Outgoing } from "../contract.js";
import { Value } from "../readable.js";
import type { Opened } from "../state/opened.js";
import { paced, SCREEN_MS } from "../util/soon.js";
import { uuid } from "../util/uuid.js";
import type { Change, Marks, Message } from "../wire.js";
import { Loader } from "./loader.js";
import { MessageActions } from "./message-actions.js";
import { OwnReactions } from "./own-reactions.js";
import { Patches } from "./patches.js";
import { Retrying } from "./retrying.js";
import { Showing } from "./showing.js";
import type { Surroundings } from "./surroundings.js";

const TYPING_PACE_MS = 3_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A conversation that somebody looks at. */
export class Room implements Conversation {
  readonly view: Value<ConversationView>;
  readonly messages: Value<MessageWindow>;

  #loader: Loader;
  #retrying: Retrying;
  #patches = new Patches(() => this.refresh());
  #reactions: OwnReactions;
  #actions: MessageActions;
  #showing: Showing;
  #holders = 0;

  // It is another, and nobody looked.
  #isOutdated = false;
  #typedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  // Where I had read up to when it was opened: the line "new messages" stays where it was.
  #readBefore: number | undefined;

  /** Something that is shown may be another. */
  refresh = paced(SCREEN_MS, () => {
    if (this.isHeld || this.view.isWatched || this.messages.isWatched) this.#show();
    else this.#isOutdated = true;
  });

  constructor(private readonly around: Surroundings, readonly id: string) {
    this.#loader = new Loader(around.api, id, () => this.#held?.tally.readSeq ?? 0, this.refresh);
    this.#retrying = new Retrying(this.#loader, around.random);
    this.#reactions = new OwnReactions(around.api, id, around.me, this.refresh);
    this.#actions = new MessageActions(around, this.#loader, this.#patches, this.#reactions);
    this.#showing = new Showing({ id, around, loader: this.#loader, patches: this.#patches, reactions: this.#reactions });
    this.view = new Value(this.#showing.view());
    this.messages = new Value(this.#window());
  }

  get isHeld(): boolean {
    return this.#holders > 0;
  }

  get isGone(): boolean {
    return this.#loader.isGone;
  }

  get opened(): Opened | undefined {
    return this.#loader.opened;
  }

  /** Somebody will look. */
  look(): void {
    if (this.#isOutdated) this.#show();
  }

  open(): () => void {
    if (this.#holders++ === 0) void this.#begin();
    let isHeld = true;
    return () => {
      if (isHeld && --this.#holders === 0) this.#end();
      isHeld = false;
    };
  }

  loadOlder = (): Promise<void> => this.#shown(this.#loader.older());
  loadNewer = (): Promise<void> => this.#shown(this.#loader.newer());
  jumpTo = (target: JumpTarget): Promise<void> => this.#shown(this.#loader.jumpTo(target));

  send({ uploads = [], ...message }: Outgoing): string {
    const { outbox, look, now } = this.around;
    const clientId = uuid();
    const kept = outbox.put({
      clientId, conversationId: this.id, order: outbox.nextOrder(), createdAt: now().toISOString(), uploads, problem: null,
      request: { ...message, clientId },
    });
    void kept.then(look);
    this.saveDraft("");
    this.#typedAt = -Infinity;
    this.#show();
    if (this.messages.get().hasNewer) void this.jumpTo("latest");
    return clientId;
  }

  retry(clientId: string): void {
    const { outbox, uploads, look } = this.around;
    const pending = outbox.get(clientId);
    if (!pending?.problem) return;
    for (const id of pending.uploads) uploads.retry(id);
    void outbox.put({ ...pending, problem: null }).then(look);
  }

  discard(clientId: string): void {
    void this.around.outbox.remove(clientId);
  }

  edit = (messageId: string, content: string): Promise<void> => this.#shown(this.#actions.edit(messageId, content));
  remove = (messageId: string): Promise<void> => this.#shown(this.#actions.remove(messageId));
  react = (messageId: string, emoji: string, on: boolean): Promise<void> => this.#shown(this.#actions.react(messageId, emoji, on));

  markRead(seq: number): void {
    this.around.marking.read(this.id, seq);
  }

  typing(): void {
    const now = this.around.now().getTime();
    if (now - this.#typedAt < TYPING_PACE_MS) return;
    this.#typedAt = now;
    this.around.tellTyping(this.id);
  }

  saveDraft(content: string, replyToId: string | null = null): void {
    this.around.drafts.save(this.id, content, replyToId);
  }

  hear(change: Change): void {
    this.#loader.hear(change);
    if (change.kind === "message.reacted" && change.actorId === this.around.me && change.message) this.#reactions.forget(change.message);
  }

  /** I reacted on another device, where changes name nobody. */
  hearReactions(): void {
    this.#reactions.forgetAll();
  }

  hearMarks(marks: Omit<Marks, "at">): void {
    this.#loader.move(marks);
  }

  /** A message as it is now, from an answer. */
  put(message: Message): void {
    this.#loader.put(message);
  }

  /** The network is there again: what could not be loaded is loaded now, and what was kept from before is replaced. */
  recover(): void {
    const isBehind = !this.opened || this.opened.seq < (this.#held?.view.headSeq ?? 0);
    if (this.#loader.again) this.#retrying.wake();
    else if (this.#holders > 0 && isBehind && this.#loader.loading === 0) void this.reload();
  }

  leave(): void {
    this.#loader.isGone = true;
    this.refresh();
  }

  /** I am in it again: what is held of it is of before. */
  comeBack(): void {
    this.#loader.isGone = false;
    if (this.isHeld) void this.reload();
    else this.release();
  }

  reload(): Promise<void> {
    return this.#loader.load();
  }

  get #held() {
    return this.around.list.get(this.id);
  }

  /** What is in memory was kept up to date while nobody looked; what was kept from before is shown until the server has answered. */
  async #begin(): Promise<void> {
    this.#retrying.begin();
    this.#readBefore = this.#held?.tally.readSeq;
    if (this.opened && this.opened.seq >= (this.#held?.view.headSeq ?? Infinity)) return this.refresh();
    if (!this.opened) this.#loader.show(await this.around.memory.recall(this.id));
    await (this.#loader.underWay ?? this.reload());
    await this.keep(); // Not only at the end: a page may be gone before that is written.
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#retrying.end();
    void this.keep();
    this.around.onLeft(this);
  }

  async keep(): Promise<void> {
    if (this.opened) await this.around.memory.remember(this.id, this.opened);
  }

  /** Nobody will come back soon. */
  release(): void {
    if (this.isHeld) return;
    this.#loader.opened = undefined;
    this.#show();
  }

  /** What I do is shown at once, and what came of it when it is done, however much else happens. */
  async #shown(work: Promise<void>): Promise<void> {
    this.#show();
    try {
      await work;
    } finally {
      this.#show();
    }
  }

  #show(): void {
    this.refresh.done();
    this.#isOutdated = false;
    this.#readBefore ??= this.#held?.tally.readSeq ?? this.#loader.readBefore;
    this.view.set(this.#showing.view());
    this.messages.set(this.#window());
    this.#showLater();
    void this.#retrying.look();
  }

  #window(): MessageWindow {
    return this.#showing.window(this.#readBefore);
  }

  #showLater(): void {
    clearTimeout(this.#timer);
    const next = this.#holders > 0 ? this.#showing.nextChange() : null;
    if (next !== null) this.#timer = setTimeout(this.refresh, Math.min(next - this.around.now().getTime(), LONGEST_TIMER_MS));
  }
}
