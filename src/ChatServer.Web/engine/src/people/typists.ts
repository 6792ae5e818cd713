import type { HubEvents } from "../wire.js";

const LASTS_MS = 6_000;
const NOBODY: readonly string[] = [];

/** Who is writing where. It ends by itself: by this clock, since the server's may be another. */
export class Typists {
  #timers = new Map<string, Map<string, ReturnType<typeof setTimeout>>>();
  #shown = new Map<string, readonly string[]>();

  constructor(private readonly onChange: (conversationId: string) => void) {}

  in(conversationId: string): readonly string[] {
    return this.#shown.get(conversationId) ?? NOBODY;
  }

  hear({ conversationId, userId }: Pick<HubEvents["typing"], "conversationId" | "userId">): void {
    const timers = this.#timers.get(conversationId) ?? new Map<string, ReturnType<typeof setTimeout>>();
    this.#timers.set(conversationId, timers);
    clearTimeout(timers.get(userId));
    timers.set(userId, setTimeout(() => this.end(conversationId, userId), LASTS_MS));
    this.#show(conversationId);
  }

  /** They have sent it, or stopped. */
  end(conversationId: string, userId: string): void {
    const timers = this.#timers.get(conversationId);
    if (!timers?.has(userId)) return;
    clearTimeout(timers.get(userId));
    timers.delete(userId);
    this.#show(conversationId);
  }

  forget(): void {
    for (const [conversationId, timers] of this.#timers)
      for (const userId of [...timers.keys()]) this.end(conversationId, userId);
  }

  #show(conversationId: string): void {
    const ids = [...(this.#timers.get(conversationId)?.keys() ?? [])];
    const before = this.in(conversationId);
    if (ids.length === before.length && ids.every((id, i) => id === before[i])) return;
    this.#shown.set(conversationId, ids);
    this.onChange(conversationId);
  }
}
