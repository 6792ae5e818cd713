import type { Api } from "../api/api.js";
import { ProblemError } from "../problem-error.js";
import type { Personal } from "../sync/personal.js";
import { pauseAfter } from "../util/backoff.js";
import type { Draft } from "../wire.js";

const PACE_MS = 1_000;

/** After a failure; before that, as soon as everything else was brought up to date. */
const AGAIN_MS = 15_000;

/** What is begun to be written: shown and kept here at once, and told to the server when the keys have rested. */
export class Drafts {
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #isStopped = false;

  constructor(private readonly api: Api, private readonly personal: Personal, private readonly now: () => Date) {}

  in(conversationId: string): Draft | undefined {
    return this.personal.state.drafts.get(conversationId);
  }

  save(conversationId: string, content: string, replyToId: string | null): void {
    const before = this.in(conversationId);
    if ((before?.content ?? "") === content && (before?.replyToId ?? null) === replyToId) return;

    const drafts = new Map(this.personal.state.drafts);
    if (content === "" && replyToId === null) drafts.delete(conversationId);
    else drafts.set(conversationId, { conversationId, content, replyToId, updatedAt: this.now().toISOString() });
    this.personal.set({ drafts });
    this.#tellSoon(conversationId);
  }

  /** Tells at once what the server does not know yet. */
  flush({ keepalive = false } = {}): void {
    if (this.#isStopped) return;
    for (const conversationId of this.personal.untold) {
      clearTimeout(this.#timers.get(conversationId));
      void this.#tell(conversationId, keepalive);
    }
  }

  stop(): void {
    this.#isStopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #tellSoon(conversationId: string, ms = PACE_MS): void {
    this.personal.untold.add(conversationId);
    clearTimeout(this.#timers.get(conversationId));
    if (!this.#isStopped) this.#timers.set(conversationId, setTimeout(() => void this.#tell(conversationId, false), ms));
  }

  async #tell(conversationId: string, keepalive: boolean): Promise<void> {
    const timer = this.#timers.get(conversationId);
    const path = { conversationId };
    const draft = this.in(conversationId);
    try {
      if (!draft) await this.api.delete("/conversations/{conversationId}/draft", { path, keepalive });
      else {
        const body = { content: draft.content, replyToId: draft.replyToId };
        await this.api.put("/conversations/{conversationId}/draft", { path, body, keepalive });
      }
    } catch (problem) {
      if (problem instanceof ProblemError && problem.isPassing) {
        if (this.#timers.get(conversationId) === timer) this.#tellSoon(conversationId, Math.max(AGAIN_MS, pauseAfter(problem)));
        return;
      }
    }
    if (this.#timers.get(conversationId) === timer) this.personal.untold.delete(conversationId);
  }
}
