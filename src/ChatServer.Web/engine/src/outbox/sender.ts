import type { Api } from "../api/api.js";
import { ProblemError } from "../problem-error.js";
import { Backoff, pauseAfter } from "../util/backoff.js";
import type { Message } from "../wire.js";
import type { Outbox, Pending } from "./outbox.js";

/** The media of a message's uploads, once they are done; throws the problem of one that failed for good. */
export type MediaOf = (uploads: readonly string[], signal: AbortSignal) => Promise<string[]>;

/**
 * Sends what is in the outbox: in each conversation one after the other, and each again and again until the server has decided. Repeating is
 * safe: by its client id the server takes a message once.
 */
export class Sender {
  #lanes = new Map<string, Backoff>();
  #stopped = new AbortController();

  constructor(
    private readonly api: Api,
    private readonly outbox: Outbox,
    private readonly mediaOf: MediaOf,
    private readonly onSent: (message: Message) => void,
    private readonly random: () => number) {}

  /** There may be something new to send. */
  look(): void {
    for (const conversationId of this.outbox.conversations()) if (!this.#lanes.has(conversationId)) void this.#sendAll(conversationId);
  }

  /** There is a reason to think that it works now. */
  wake(): void {
    for (const backoff of this.#lanes.values()) backoff.wake();
    this.look();
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #sendAll(conversationId: string): Promise<void> {
    const { signal } = this.#stopped;
    const backoff = new Backoff(this.random);
    this.#lanes.set(conversationId, backoff);
    try {
      for (let next; !signal.aborted && (next = this.#nextIn(conversationId));) {
        const leastMs = await this.#send(next, signal);
        if (leastMs === null) backoff.succeed();
        else await backoff.wait(signal, leastMs);
      }
    } finally {
      this.#lanes.delete(conversationId);
    }
  }

  #nextIn(conversationId: string): Pending | undefined {
    return this.outbox.in(conversationId).find(({ problem }) => problem === null);
  }

  /** Null once it is decided; otherwise for how many milliseconds at least to wait. */
  async #send(pending: Pending, signal: AbortSignal): Promise<number | null> {
    try {
      const message = await this.#post(pending, signal);
      if (signal.aborted) return null;
      this.onSent(message);
      await this.outbox.remove(pending.clientId);
      return null;
    } catch (problem) {
      if (!(problem instanceof ProblemError) || problem.isPassing || problem.status === 401) return pauseAfter(problem);

      // It may have been discarded meanwhile.
      if (this.outbox.get(pending.clientId)) await this.outbox.put({ ...pending, problem: problem.problem });
      return null;
    }
  }

  async #post({ conversationId, request, uploads }: Pending, signal: AbortSignal): Promise<Message> {
    const media = [...(await this.mediaOf(uploads, signal)), ...(request.mediaIds ?? [])];
    const body = media.length > 0 ? { ...request, mediaIds: media } : request;
    return this.api.post("/conversations/{conversationId}/messages", { path: { conversationId }, body, signal });
  }
}
