import type { Api } from "../api/api.js";
import { oneAtATime } from "../util/one-at-a-time.js";
import type { Message } from "../wire.js";

const NONE: readonly string[] = [];

/** With what I reacted. A message names the first five of each emoji; only where there are more I have to ask. */
export class OwnReactions {
  // By message, what the server said or what I did; undefined until it was needed.
  #mine: Map<string, readonly string[]> | undefined;

  constructor(
    private readonly api: Api, private readonly conversationId: string, private readonly me: string, private readonly onChange: () => void) {}

  of(message: Message): readonly string[] {
    const { reactions } = message;
    if (!reactions) return NONE;
    const mine = this.#mine?.get(message.id) ?? NONE;
    const isMine = ({ emoji, count, userIds }: (typeof reactions)[number]): boolean =>
      userIds.includes(this.me) || (count > userIds.length && mine.includes(emoji));
    return reactions.filter(isMine).map(({ emoji }) => emoji);
  }

  has(message: Message, emoji: string): boolean {
    return this.of(message).includes(emoji);
  }

  /** Asks if something is shown that cannot be known otherwise. */
  look(messages: readonly Message[]): void {
    if (!this.#mine && messages.some((message) => this.#isUnclear(message))) void this.#load();
  }

  /** I reacted elsewhere: what was known may be over. */
  forget(message: Message): void {
    if (this.#isUnclear(message)) this.#mine = undefined;
  }

  /** I reacted where changes name nobody, or may have. */
  forgetAll(): void {
    this.#mine = undefined;
    this.onChange();
  }

  set(messageId: string, emoji: string, on: boolean): void {
    const others = (this.#mine?.get(messageId) ?? NONE).filter((other) => other !== emoji);
    this.#mine?.set(messageId, on ? [...others, emoji] : others);
  }

  #load = oneAtATime(async () => {
    const mine = new Map<string, readonly string[]>();
    this.#mine = mine;
    try {
      // The newest 200 of them: those of the messages that are likely to be looked at.
      const { items } = await this.api.get("/conversations/{conversationId}/reactions/me", {
        path: { conversationId: this.conversationId }, query: { limit: 200 },
      });
      for (const { messageId, emoji } of items) mine.set(messageId, [...(mine.get(messageId) ?? NONE), emoji]);
      this.onChange();
    } catch {
      if (this.#mine === mine) this.#mine = undefined;
    }
  });

  #isUnclear({ reactions = [] }: Message): boolean {
    return reactions.some(({ count, userIds }) => count > userIds.length && !userIds.includes(this.me));
  }
}
