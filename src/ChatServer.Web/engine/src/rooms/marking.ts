import type { Api } from "../api/api.js";
import { ProblemError } from "../problem-error.js";
import type { Storage } from "../storage/storage.js";
import type { ConversationList } from "../sync/list.js";
import { pauseAfter } from "../util/backoff.js";

const PACE_MS = 500;

interface Due {
  deliveredSeq?: number;
  readSeq?: number;
}

/** After a failure; before that, as soon as everything else was brought up to date. */
const AGAIN_MS = 15_000;

/** Tells the server how far I have read, and how far messages have reached this device: the newest mark of each conversation, not every step. */
export class Marking {
  #due = new Map<string, Due>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  /** @param recount Asks what is unread, where that cannot be counted here. */
  constructor(
    private readonly api: Api, private readonly storage: Storage, private readonly me: string, private readonly list: ConversationList,
    private readonly recount: (id: string) => Promise<void>) {}

  read(conversationId: string, seq: number): void {
    const held = this.list.get(conversationId);
    const readSeq = held ? Math.min(seq, held.view.headSeq) : seq;
    if (held && readSeq <= held.tally.readSeq) return;
    this.list.move(conversationId, { userId: this.me, deliveredSeq: readSeq, readSeq });
    this.#want(conversationId, { readSeq });
  }

  /** Everything up to its head is on this device. */
  deliver(conversationId: string): void {
    const view = this.list.get(conversationId)?.view;
    if (!view?.lastMessage || view.lastMessage.senderId === this.me || view.lastMessage.seq <= view.deliveredSeq) return;
    this.list.move(conversationId, { userId: this.me, deliveredSeq: view.headSeq, readSeq: null });
    this.#want(conversationId, { deliveredSeq: view.headSeq });
  }

  /** What an earlier page could not tell. */
  async load(): Promise<void> {
    const kept = await this.storage.read<Map<string, Due>>("meta", "marks");
    for (const [conversationId, marks] of kept ?? []) this.#due.set(conversationId, marks);
  }

  /** What is not told yet is told by the next page, if this one is gone by then. */
  async keep(): Promise<void> {
    await this.storage.write([{ kind: "meta", key: "marks", value: this.#due.size > 0 ? this.#due : undefined }]).catch(() => {});
  }

  /** What could not be told is told now. */
  flush = async ({ keepalive = false } = {}): Promise<void> => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [conversationId, marks] of [...this.#due]) {
      if (this.#isStopped) return;
      this.#due.delete(conversationId);
      if (!(await this.#tell(conversationId, marks, keepalive))) break;
    }
    await this.keep();
  };

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #want(conversationId: string, marks: Due): void {
    this.#due.set(conversationId, { ...this.#due.get(conversationId), ...marks });
    this.#flushIn(PACE_MS);
  }

  #flushIn(ms: number): void {
    if (!this.#isStopped) this.#timer ??= setTimeout(() => void this.flush(), ms);
  }

  /** False: nobody heard it, and the next flush tells it again. */
  async #tell(conversationId: string, marks: Due, keepalive: boolean): Promise<boolean> {
    try {
      await this.api.put("/conversations/{conversationId}/receipts/me", { path: { conversationId }, body: marks, keepalive });
      if (this.list.get(conversationId)?.tally.staleSeq != null) await this.recount(conversationId);
      return true;
    } catch (problem) {
      if (!(problem instanceof ProblemError) || !problem.isPassing) return true;
      this.#due.set(conversationId, { ...marks, ...this.#due.get(conversationId) });
      this.#flushIn(Math.max(AGAIN_MS, pauseAfter(problem)));
      return false;
    }
  }
}
