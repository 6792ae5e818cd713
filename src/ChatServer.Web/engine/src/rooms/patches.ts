import type { Message } from "../wire.js";

export type Patch = (message: Message) => Message;

/** What was done here to messages, shown before the server has said yes. */
export class Patches {
  #patches = new Map<string, Patch[]>();

  constructor(private readonly onChange: () => void) {}

  /** Shows it for as long as the call is under way; what the call answers is held by then, or what was before is shown again. */
  async during<T>(messageId: string, patch: Patch, call: () => Promise<T>): Promise<T> {
    this.#set(messageId, [...this.#of(messageId), patch]);
    try {
      return await call();
    } finally {
      this.#set(messageId, this.#of(messageId).filter((other) => other !== patch));
    }
  }

  apply(message: Message): Message {
    return this.#of(message.id).reduce((patched, patch) => patch(patched), message);
  }

  #of(messageId: string): readonly Patch[] {
    return this.#patches.get(messageId) ?? [];
  }

  #set(messageId: string, patches: Patch[]): void {
    if (patches.length > 0) this.#patches.set(messageId, patches);
    else this.#patches.delete(messageId);
    this.onChange();
  }
}

export function edited(content: string, at: Date): Patch {
  // Where mentions and formatting are, only the server says.
  return ({ entities: _, ...message }) => ({ ...message, content, editedAt: at.toISOString() });
}

export function removed(at: Date): Patch {
  return (message) => ({ ...message, content: null, media: [], deletedAt: at.toISOString() });
}

export function reacted(emoji: string, me: string, on: boolean): Patch {
  return (message) => {
    const before = message.reactions ?? [];
    const one = before.find((reaction) => reaction.emoji === emoji) ?? { emoji, count: 0, userIds: [] };
    // The change may be here before the answer.
    const isDone = on ? one.userIds.includes(me) : one.count <= one.userIds.length && !one.userIds.includes(me);
    if (isDone) return message;
    const count = one.count + (on ? 1 : -1);
    const userIds = on ? [...one.userIds, me].slice(0, 5) : one.userIds.filter((id) => id !== me);
    const next = { emoji, count, userIds };
    const reactions = before.includes(one) ? before.map((reaction) => (reaction === one ? next : reaction)) : [...before, next];
    return { ...message, reactions: reactions.filter((reaction) => reaction.count > 0) };
  };
}
